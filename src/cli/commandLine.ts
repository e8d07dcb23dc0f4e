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
export function commandLine(command: readonly string[], call: ExperimentCall, rest: readonly string[]): string {
  return ['hashshift', ...command, ...experimentWords(call), ...rest].map(shellQuote).join(' ');
}

/** The words that name an experiment: its file, and the changes to it. */
export function experimentWords({ file, overrides, seed }: ExperimentCall): [file: string, ...changes: string[]] {
  const sets = overrides.flatMap(({ key, value }) => ['--set', `${key}=${value}`]);
  return [file, ...sets, ...(seed === null ? [] : ['--seed', seed])];
}
