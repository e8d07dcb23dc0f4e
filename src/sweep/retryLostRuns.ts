import type { PreparedRuns } from '../load/prepareRuns.ts';
import { executePlan, type RunResult } from '../run/executePlan.ts';
import { logEvent } from './eventLog.ts';
import type { PartStore } from './partStore.ts';
import { type BlockOptions, executionOf } from './runBlocks.ts';

/**
 * Tries the runs of blocks again whose worker ended with them: with more memory, fewer workers or a longer time limit they
 * may come out. Runs that the model itself ended would end in the same way, and stay as they are, as do all others.
 * @param blocks ascending, complete.
 */
export async function retryLostRuns(
  folder: string,
  prepared: PreparedRuns,
  store: PartStore,
  blocks: readonly number[],
  options: BlockOptions,
): Promise<void> {
  if (blocks.length === 0) return;
  const lost: { readonly block: number; readonly run: number }[] = [];
  for (const block of blocks) {
    for (const { run, failure } of await store.read(block)) {
      if (failure?.endedWorker === true) lost.push({ block, run });
    }
  }
  const ranges = lost.map(({ run }) => ({ first: run, end: run + 1 }));
  const execution = { ...executionOf(prepared, options), ranges };
  const found = new Map<number, RunResult>();
  let done = 0;
  for await (const batch of executePlan(prepared.loaded.plan, prepared.settings, execution)) {
    for (const result of batch) {
      found.set(result.run, result);
      const { block } = lost[done];
      done += 1;
      if (lost[done]?.block === block) continue;
      await replace(folder, store, block, found);
      found.clear();
    }
    options.onRuns(batch.length);
  }
}

async function replace(
  folder: string,
  store: PartStore,
  block: number,
  found: ReadonlyMap<number, RunResult>,
): Promise<void> {
  const writer = store.begin(block);
  for (const result of await store.read(block)) writer.add(found.get(result.run) ?? result);
  const { failures } = await writer.keep();
  const failed = failures.filter(({ endedWorker }) => endedWorker === true).length;
  await logEvent(folder, { event: 'retried', block, runs: found.size, failed });
}
