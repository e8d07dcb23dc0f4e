import type { Plan } from '../plan/plan.ts';
import { keptEpochs } from './keptEpochs.ts';
import type { RowSelection, RunFailure, RunSettings, RunTask, RunTaskResult, TaskRun } from './runTask.ts';
import {
  createTaskRunner,
  type TaskRunner,
  type TaskRunnerOptions,
  TimeLimitError,
  WorkerStartError,
} from './taskRunner.ts';
import { createTaskSizer } from './taskSizer.ts';

/** What became of one run of a plan. */
export interface RunResult {
  /** Position in the plan: point x replications + replication. */
  readonly run: number;
  readonly point: number;
  readonly replication: number;
  /** In the model's order; null when the run failed. */
  readonly outcomes: Float64Array | null;
  /** Kept rows x selected columns; null when not asked for or failed. */
  readonly recorded: Float64Array | null;
  readonly figured: Float64Array | null;
  readonly failure: RunFailure | null;
}

/** Consecutive runs of a plan, from `first` to before `end`. */
export interface RunRange {
  readonly first: number;
  readonly end: number;
}

/** How to execute a plan. None of this has an influence on results, but for runs that a time limit ends. */
export interface ExecutionOptions extends TaskRunnerOptions {
  /** Which runs, in ascending order; all of them by default. */
  readonly ranges?: readonly RunRange[] | undefined;
  /** Frees the arrays of a batch when the next one is asked for: short runs leave many of them to the collector. */
  readonly isTransient?: boolean | undefined;
  /** Workers that outlive this plan, made with the same settings and closed by whoever made them; new ones by default. */
  readonly runner?: TaskRunner | undefined;
  readonly outcomeCount: number;
  isRecorded(point: number, replication: number): boolean;
  isFigured(point: number, replication: number): boolean;
  /** Ends the execution: the generator throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Cells that the rows of one task may fill: 8 MB. */
const maxTaskCells = 2 ** 20;
/** Objects of larger tasks would outlive the collector's nursery. */
const maxTaskRuns = 250;

interface Batch {
  readonly firstRun: number;
  readonly task: RunTask;
  readonly result: RunTaskResult | Error;
}

/**
 * Executes the runs of a plan and gives their results strictly in the plan's order, batch by batch. At most a few tasks
 * a worker are under way or waiting for an earlier one, and none is begun while the consumer is busy, so that memory
 * does not grow with the number of runs.
 */
export async function* executePlan(
  plan: Plan,
  settings: RunSettings,
  options: ExecutionOptions,
): AsyncGenerator<readonly RunResult[]> {
  const { signal } = options;
  signal?.throwIfAborted();
  const runner = options.runner ?? (await createTaskRunner(settings, options));
  const stop = (): void => void runner.close();
  signal?.addEventListener('abort', stop);
  try {
    const ranges = [...(options.ranges ?? [{ first: 0, end: plan.points.length * plan.replications }])];
    const rowCells = cellsPerRun(settings.recorded, settings) + cellsPerRun(settings.figured, settings) + 1;
    const maxRuns = Math.max(1, Math.min(maxTaskRuns, Math.floor(maxTaskCells / rowCells)));
    const sizer = createTaskSizer(Math.max(1, options.workers), maxRuns);
    const queue: Promise<readonly Batch[]>[] = [];
    while (ranges.length > 0 || queue.length > 0) {
      while (ranges.length > 0 && queue.length < runner.tasksAhead) {
        const { first, end } = ranges[0];
        const size = sizer.next(end - first);
        const started = startTask(runner, makeTask(plan, options, first, size), first);
        // When the generator ends early nobody waits for what is left in the queue.
        started.catch(() => {});
        queue.push(started);
        if (first + size < end) ranges[0] = { first: first + size, end };
        else ranges.shift();
      }
      const batches = await queue.shift();
      signal?.throwIfAborted();
      for (const batch of batches ?? []) {
        if (!(batch.result instanceof Error)) sizer.learn(batch.task.runs.length, batch.result.elapsedMs);
        yield unpack(batch, plan, settings, options.outcomeCount);
        if (options.isTransient === true && !(batch.result instanceof Error)) free(batch.result);
      }
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    if (options.runner === undefined) await runner.close();
  }
}

function cellsPerRun({ everyEpochs, columns }: RowSelection, { horizonEpochs }: RunSettings): number {
  return keptEpochs(horizonEpochs, everyEpochs).length * columns.length;
}

function makeTask(plan: Plan, options: ExecutionOptions, firstRun: number, size: number): RunTask {
  const firstPoint = Math.floor(firstRun / plan.replications);
  const lastPoint = Math.floor((firstRun + size - 1) / plan.replications);
  const runs = Array.from({ length: size }, (_, i): TaskRun => {
    const point = Math.floor((firstRun + i) / plan.replications);
    const replication = (firstRun + i) % plan.replications;
    return {
      parameters: point - firstPoint,
      replication,
      isRecorded: options.isRecorded(point, replication),
      isFigured: options.isFigured(point, replication),
    };
  });
  const points = plan.points.slice(firstPoint, lastPoint + 1);
  return { parameters: points.map(({ parameters }) => parameters), salts: points.map(({ salt }) => salt), runs };
}

/** When a worker ends, the runs of its task are tried one by one, so that only the guilty run is lost. */
async function startTask(runner: TaskRunner, task: RunTask, firstRun: number): Promise<readonly Batch[]> {
  try {
    return [{ firstRun, task, result: await runner.run(task) }];
  } catch (error) {
    if (error instanceof WorkerStartError) throw error;
    const result = error instanceof Error ? error : new Error(String(error));
    if (task.runs.length === 1) return [{ firstRun, task, result }];
    const singles = task.runs.map((run, i): Promise<readonly Batch[]> => {
      const single = { firstRun: firstRun + i, task: { ...task, runs: [run] } };
      const isGuilty = error instanceof TimeLimitError && error.position === i;
      return isGuilty ? Promise.resolve([{ ...single, result }]) : startTask(runner, single.task, single.firstRun);
    });
    return (await Promise.all(singles)).flat();
  }
}

function unpack(
  { firstRun, task, result }: Batch,
  plan: Plan,
  settings: RunSettings,
  outcomeCount: number,
): RunResult[] {
  const recorded = slicer(result instanceof Error ? null : result.recorded, cellsPerRun(settings.recorded, settings));
  const figured = slicer(result instanceof Error ? null : result.figured, cellsPerRun(settings.figured, settings));
  return task.runs.map(({ replication, isRecorded, isFigured }, i) => {
    const failure = result instanceof Error ? workerDeath(result) : (result.failures.get(i) ?? null);
    const recordedCells = isRecorded ? recorded() : null;
    const figuredCells = isFigured ? figured() : null;
    const lost = failure !== null || result instanceof Error;
    return {
      run: firstRun + i,
      point: Math.floor((firstRun + i) / plan.replications),
      replication,
      outcomes: lost ? null : result.outcomes.subarray(i * outcomeCount, (i + 1) * outcomeCount),
      recorded: lost ? null : recordedCells,
      figured: lost ? null : figuredCells,
      failure,
    };
  });
}

/** Moves the memory of arrays to new ones that nobody holds: young garbage, which is collected at once. */
function free({ outcomes, recorded, figured }: RunTaskResult): void {
  structuredClone(null, { transfer: [outcomes, recorded, figured].map(({ buffer }) => buffer as ArrayBuffer) });
}

function slicer(cells: Float64Array | null, size: number): () => Float64Array | null {
  let end = 0;
  return () => {
    end += size;
    return cells?.subarray(end - size, end) ?? null;
  };
}

function workerDeath(error: Error): RunFailure {
  const message = error instanceof TimeLimitError ? error.message : `the worker thread ended: ${error.message}`;
  return { epoch: null, message, stack: error.stack ?? message, endedWorker: true };
}
