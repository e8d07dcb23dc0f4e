import type { Model } from '../../models/model.ts';
import { keptEpochs } from './keptEpochs.ts';
import { runStreams } from './runStreams.ts';
import type { RowSelection, RunFailure, RunSettings, RunTask, RunTaskResult } from './runTask.ts';
import { createRowBuffer, type RowBuffer, RunError, simulateRun } from './simulateRun.ts';
import { beat } from './watchRuns.ts';

/** Simulates the runs of a task one after the other; a run that throws is noted and the others go on. */
export function simulateTask(model: Model<unknown>, settings: RunSettings, task: RunTask): RunTaskResult {
  const start = performance.now();
  const buffer = createRowBuffer(settings.horizonEpochs, model.columns.length);
  const outcomes = new Float64Array(task.runs.length * model.outcomes.length);
  const recorded = createSink(settings.recorded, settings.horizonEpochs, count(task, 'isRecorded'));
  const figured = createSink(settings.figured, settings.horizonEpochs, count(task, 'isFigured'));
  const failures = new Map<number, RunFailure>();
  const { heartbeat } = task;
  task.runs.forEach((run, position) => {
    if (heartbeat !== undefined) beat(heartbeat, position);
    const salt = task.salts[run.parameters];
    const streams = runStreams(settings.seed, run.replication, settings.independentStreams, salt);
    const parameters = task.parameters[run.parameters];
    let failed = false;
    try {
      outcomes.set(simulateRun(model, parameters, streams, buffer), position * model.outcomes.length);
    } catch (error) {
      if (!(error instanceof RunError)) throw error;
      failed = true;
      failures.set(position, { epoch: error.epoch, message: error.message, stack: error.stack });
    }
    if (run.isRecorded) recorded.take(buffer, failed);
    if (run.isFigured) figured.take(buffer, failed);
  });
  if (heartbeat !== undefined) beat(heartbeat, null);
  const elapsedMs = performance.now() - start;
  return { outcomes, recorded: recorded.cells, figured: figured.cells, failures, elapsedMs };
}

function count(task: RunTask, flag: 'isRecorded' | 'isFigured'): number {
  return task.runs.filter((run) => run[flag]).length;
}

interface Sink {
  readonly cells: Float64Array;
  /** Copies the selected cells of the run, or leaves their place empty. */
  take(buffer: RowBuffer, skip: boolean): void;
}

function createSink({ everyEpochs, columns }: RowSelection, horizonEpochs: number, runs: number): Sink {
  const epochs = keptEpochs(horizonEpochs, everyEpochs);
  const size = epochs.length * columns.length;
  const cells = new Float64Array(runs * size);
  let end = 0;
  return {
    cells,
    take({ rows }, skip) {
      let cell = end;
      end += size;
      if (skip) return;
      for (const epoch of epochs) for (const column of columns) cells[cell++] = rows[epoch][column];
    },
  };
}
