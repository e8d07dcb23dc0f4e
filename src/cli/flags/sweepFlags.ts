import type { SweepOptions } from '../../sweep/sweepExperiment.ts';
import type { Context } from '../context.ts';
import type { Progress } from '../output/progress.ts';
import { type ExperimentFlags, experimentFlags, loadOptions, timeLimitFlag, workersFlag } from './experimentFlags.ts';

/** Flags of the commands that run blocks of a sweep. */
export interface SweepFlags extends ExperimentFlags {
  readonly out?: string;
  readonly workers?: number;
  readonly timeLimit?: number;
}

/** Their definitions for Stricli. */
export const sweepFlags = {
  ...experimentFlags,
  out: {
    kind: 'parsed',
    parse: String,
    optional: true,
    placeholder: 'DIR',
    brief: 'Results folder; results/<name> by default',
  },
  workers: workersFlag,
  timeLimit: timeLimitFlag,
} as const;

/** The flags as the library takes them. */
export function sweepOptions(
  context: Context,
  flags: SweepFlags,
  signal: AbortSignal,
  progress: Progress,
): SweepOptions {
  return {
    ...loadOptions(context, flags),
    out: flags.out,
    workers: flags.workers,
    timeLimitMs: flags.timeLimit,
    signal,
    onProgress: progress.update,
    onNotice: (text) => context.process.stderr.write(`notice: ${text}\n`),
  };
}

/** The words that follow the file when the same folder is meant. */
export function outWords({ out }: SweepFlags): string[] {
  return out === undefined ? [] : ['--out', out];
}
