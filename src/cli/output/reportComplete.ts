import type { SweepResult } from '../../sweep/sweepExperiment.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exitCodes.ts';

/** Says that there was nothing to do. */
export function reportComplete(
  context: Context,
  { folder, runs, failed }: Pick<SweepResult, 'folder' | 'runs' | 'failed'>,
): void {
  context.process.stdout.write(`${folder} is complete: ${runs} runs, ${failed} failed\n`);
  if (failed > 0) context.exitCode = exitCodes.failure;
}
