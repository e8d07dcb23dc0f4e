import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Model } from '../../models/model.ts';
import { loadModel } from './loadModel.ts';
import type { RunSettings, RunTask, RunTaskResult } from './runTask.ts';
import { simulateTask } from './simulateTask.ts';
import { createHeartbeat, watchRuns } from './watchRuns.ts';

/** Something that simulates tasks, here or in worker threads. */
export interface TaskRunner {
  /** How many tasks to hand in ahead of the one that is waited for. */
  readonly tasksAhead: number;
  /** Rejects when the worker died (not when a run threw) and after `close`. */
  run(task: RunTask): Promise<RunTaskResult>;
  /** Stops at once whatever still runs. */
  close(): Promise<void>;
}

/** A small nursery fits the caches: short runs are faster than with the 48 MB of Node, and take less memory. */
const maxYoungGenerationSizeMb = 6;

/** Worker threads cannot be started, whatever the task. */
export class WorkerStartError extends Error {
  constructor(cause: unknown) {
    super(`cannot start worker threads: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'WorkerStartError';
  }
}

/** A run that took longer than the time limit; its thread was ended. */
export class TimeLimitError extends Error {
  /** Of the run in its task. */
  readonly position: number;

  constructor(position: number, limitMs: number) {
    super(`the run took longer than the time limit of ${limitMs / 1000} s`);
    this.name = 'TimeLimitError';
    this.position = position;
  }
}

/** Where tasks are simulated. */
export interface TaskRunnerOptions {
  /** Threads; 0 and 1 simulate in the calling thread, unless one of the following asks for a thread. */
  readonly workers: number;
  /** Uses a thread even for one worker, so that a run that ends its process or exhausts memory costs that run only. */
  readonly isIsolated?: boolean | undefined;
  /** A run that takes longer ends with its thread. */
  readonly timeLimitMs?: number | undefined;
}

/** Simulates in this thread or in worker threads. */
export async function createTaskRunner(settings: RunSettings, options: TaskRunnerOptions): Promise<TaskRunner> {
  // For threads too: a model that is missing must end the execution, not each of its runs.
  const model = await loadModel(settings);
  const needsThreads = options.workers > 1 || options.isIsolated === true || options.timeLimitMs !== undefined;
  return needsThreads
    ? createPool(settings, Math.max(1, options.workers), options.timeLimitMs)
    : createLocalRunner(model, settings);
}

function createLocalRunner(model: Model<unknown>, settings: RunSettings): TaskRunner {
  return {
    tasksAhead: 1,
    async run(task) {
      // Gives signals and timers their turn between two tasks.
      await setImmediate();
      return simulateTask(model, settings, task);
    },
    close: async () => {},
  };
}

function createPool(settings: RunSettings, workers: number, timeLimitMs: number | undefined): TaskRunner {
  const entry = import.meta.url.endsWith('.ts') ? './sourceWorker.mjs' : './worker.js';
  const pool = new Piscina({
    filename: fileURLToPath(new URL(entry, import.meta.url)),
    name: 'simulate',
    workerData: settings,
    minThreads: workers,
    maxThreads: workers,
    recordTiming: false,
    resourceLimits: { maxYoungGenerationSizeMb },
  });
  // A thread that cannot start rejects no task: Piscina only tells it as an event, and the tasks would wait for ever.
  const waiting = new Set<(reason: Error) => void>();
  pool.on('error', (cause) => {
    for (const reject of waiting) reject(new WorkerStartError(cause));
  });
  return {
    tasksAhead: 3 * workers,
    run: (task) =>
      new Promise<RunTaskResult>((resolve, reject) => {
        waiting.add(reject);
        runWithin(pool, task, timeLimitMs)
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      }),
    close: () => pool.destroy(),
  };
}

async function runWithin(pool: Piscina, task: RunTask, timeLimitMs: number | undefined): Promise<RunTaskResult> {
  if (timeLimitMs === undefined) return pool.run(task);
  const heartbeat = createHeartbeat();
  const controller = new AbortController();
  const stopWatch = watchRuns(heartbeat, timeLimitMs, (position) =>
    controller.abort(new TimeLimitError(position, timeLimitMs)),
  );
  try {
    return await pool.run({ ...task, heartbeat }, { signal: controller.signal });
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    stopWatch();
  }
}
