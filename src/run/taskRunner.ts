import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Model } from '../../models/model.ts';
import { loadModel } from './loadModel.ts';
import type { RunSettings, RunTask, RunTaskResult } from './runTask.ts';
import { simulateTask } from './simulateTask.ts';

/** Something that simulates tasks, here or in worker threads. */
export interface TaskRunner {
  /** How many tasks to hand in ahead of the one that is waited for. */
  readonly tasksAhead: number;
  /** Rejects when the worker died (not when a run threw) and after `close`. */
  run(task: RunTask): Promise<RunTaskResult>;
  /** Stops at once whatever still runs. */
  close(): Promise<void>;
}

/** Worker threads cannot be started, whatever the task. */
export class WorkerStartError extends Error {
  constructor(cause: unknown) {
    super(`cannot start worker threads: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'WorkerStartError';
  }
}

/**
 * Simulates in this thread when `workers` is 0 or 1, otherwise in that many worker threads.
 */
export async function createTaskRunner(settings: RunSettings, workers: number): Promise<TaskRunner> {
  // For threads too: a model that is missing must end the execution, not each of its runs.
  const model = await loadModel(settings.registry, settings.model);
  return workers > 1 ? createPool(settings, workers) : createLocalRunner(model, settings);
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

function createPool(settings: RunSettings, workers: number): TaskRunner {
  const entry = import.meta.url.endsWith('.ts') ? './sourceWorker.mjs' : './worker.js';
  const pool = new Piscina({
    filename: fileURLToPath(new URL(entry, import.meta.url)),
    name: 'simulate',
    workerData: settings,
    minThreads: workers,
    maxThreads: workers,
    recordTiming: false,
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
        pool
          .run(task)
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      }),
    close: () => pool.destroy(),
  };
}
