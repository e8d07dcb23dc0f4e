import { shellQuote } from '../shellQuote.ts';
import type { Override } from '../spec/readOverrides.ts';

/** An experiment as it is named on the command line. */
export interface ExperimentCall {
  readonly file: string;
  readonly overrides: readonly Override[];
  readonly seed: string | null;
}

/**
 * A command that the user can copy into a shell.
 * @param command what follows `hashshift` and stands before the file.
 * @param rest what follows the file and the changes to the experiment.
 */
export function commandLine(
  command: readonly string[],
  { file, overrides, seed }: ExperimentCall,
  rest: readonly string[],
): string {
  const words = ['hashshift', ...command, file];
  for (const { key, value } of overrides) words.push('--set', `${key}=${value}`);
  if (seed !== null) words.push('--seed', seed);
  return [...words, ...rest].map(shellQuote).join(' ');
}
