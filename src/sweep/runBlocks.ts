import type { PreparedRuns } from '../load/prepareRuns.ts';
import { type ExecutionOptions, executePlan, type RunRange } from '../run/executePlan.ts';
import { blockRuns } from './blockLayout.ts';
import { logEvent } from './eventLog.ts';
import type { BlockWriter, PartStore } from './partStore.ts';

/** How to run blocks. None of this has an influence on results, but for runs that the time limit ends. */
export interface BlockOptions {
  readonly workers: number;
  readonly timeLimitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of runs that are new. */
  readonly onRuns: (runs: number) => void;
}

/** Runs blocks, in ascending order, in threads of their own, and keeps each as soon as it is complete. */
export async function runBlocks(
  folder: string,
  prepared: PreparedRuns,
  store: PartStore,
  blocks: readonly number[],
  options: BlockOptions,
): Promise<void> {
  if (blocks.length === 0) return;
  const ranges = mergeRanges(blocks.map((block) => blockRuns(store.layout, block)));
  const execution = { ...executionOf(prepared, options), isTransient: true, ranges };
  const batches = executePlan(prepared.loaded.plan, prepared.settings, execution);
  const waiting = [...blocks];
  let writer = store.begin(blocks[0]);
  for await (const batch of batches) {
    for (const result of batch) {
      writer.add(result);
      if (result.run + 1 < blockRuns(store.layout, waiting[0]).end) continue;
      await logBlock(folder, waiting[0], await writer.keep());
      waiting.shift();
      if (waiting.length > 0) writer = store.begin(waiting[0]);
    }
    options.onRuns(batch.length);
  }
}

/** How the runs of blocks are executed: in threads, so that a run that ends its process costs that run only. */
export function executionOf(
  { loaded, isRecorded, isFigured }: PreparedRuns,
  { workers, timeLimitMs, signal }: BlockOptions,
): ExecutionOptions {
  const outcomeCount = loaded.model.outcomes.length;
  return { workers, timeLimitMs, signal, isIsolated: true, outcomeCount, isRecorded, isFigured };
}

async function logBlock(
  folder: string,
  block: number,
  { runs, failures }: Awaited<ReturnType<BlockWriter['keep']>>,
): Promise<void> {
  for (const { run, message } of failures) await logEvent(folder, { event: 'failure', run, message });
  await logEvent(folder, { event: 'block', block, runs, failed: failures.length });
}

/** Neighbouring blocks become one range, so that a task may hold runs of both. */
function mergeRanges(ranges: readonly RunRange[]): RunRange[] {
  const merged: RunRange[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last?.end === range.first) merged[merged.length - 1] = { first: last.first, end: range.end };
    else merged.push(range);
  }
  return merged;
}
