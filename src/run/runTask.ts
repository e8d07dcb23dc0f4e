import type { ParameterValues } from '../../models/parameter.ts';
import type { ModelModules } from './moduleBundle.ts';
import type { Heartbeat } from './watchRuns.ts';

/** Which cells of a run's rows leave the worker. */
export interface RowSelection {
  /** Every how many epochs a row is kept, from epoch 0; the last epoch is always kept. */
  readonly everyEpochs: number;
  /** Indices into the model's columns. */
  readonly columns: readonly number[];
}

/** What all runs of an experiment share; a worker receives it once. Plain JSON. */
export interface RunSettings {
  /** URL of a module that exports `models: ReadonlyMap<string, Model>`; a worker cannot be sent functions. */
  readonly registry: string;
  readonly model: string;
  /** Modules of the user, where the experiment names some. */
  readonly modules?: ModelModules | undefined;
  readonly seed: string;
  /** Streams that are not shared by all points. */
  readonly independentStreams: readonly string[];
  readonly horizonEpochs: number;
  /** Rows for `epochs.csv`. */
  readonly recorded: RowSelection;
  /** Rows for figures. */
  readonly figured: RowSelection;
}

/** One run of a task. */
export interface TaskRun {
  /** Index into the task's `parameters`. */
  readonly parameters: number;
  readonly replication: number;
  readonly isRecorded: boolean;
  readonly isFigured: boolean;
}

/** A batch of runs that one worker takes at a time. Plain JSON, but for the memory of its heartbeat. */
export interface RunTask {
  readonly parameters: readonly ParameterValues[];
  /** What names the own randomness of each of them. */
  readonly salts: readonly (string | null)[];
  readonly runs: readonly TaskRun[];
  /** Where the worker tells which run it has begun, when somebody watches. */
  readonly heartbeat?: Heartbeat | undefined;
}

/** Why a run gave no result. */
export interface RunFailure {
  /** Epoch during which the model threw; null when it threw before the first or after the last. */
  readonly epoch: number | null;
  readonly message: string;
  readonly stack: string;
  /** Its worker ended with the run: out of memory, killed, or at the time limit. Another attempt may succeed. */
  readonly endedWorker?: true;
}

/** What a task gives back; a failed run leaves its cells zero. */
export interface RunTaskResult {
  /** Runs x outcomes. */
  readonly outcomes: Float64Array;
  /** Recorded runs x kept rows x selected columns. */
  readonly recorded: Float64Array;
  /** Figured runs x kept rows x selected columns. */
  readonly figured: Float64Array;
  /** By position in the task. */
  readonly failures: ReadonlyMap<number, RunFailure>;
  /** For sizing the next tasks; reaches no result. */
  readonly elapsedMs: number;
}
