import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import { boundNursery } from './boundNursery.ts';
import { loadModel } from './loadModel.ts';
import type { RunSettings, RunTask } from './runTask.ts';
import { simulateTask } from './simulateTask.ts';

boundNursery();

const settings = workerData as RunSettings;
const model = await loadModel(settings);

/**
 * Entry of a worker thread, called by Piscina.
 * @returns a `RunTaskResult` whose buffers are moved to the main thread, not copied.
 */
export function simulate(task: RunTask): unknown {
  const result = simulateTask(model, settings, task);
  const buffers = [result.outcomes, result.recorded, result.figured].map((cells) => cells.buffer as ArrayBuffer);
  return move({ [transferableSymbol]: buffers, [valueSymbol]: result });
}
