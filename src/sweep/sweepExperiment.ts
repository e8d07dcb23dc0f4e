import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { requireParquetWriter } from '../collect/parquet/requireParquetWriter.ts';
import { findReplications } from '../execute/findReplications.ts';
import type { RunSummary } from '../execute/runExperiment.ts';
import { type ExperimentSource, loadExperiment } from '../load/loadExperiment.ts';
import { type PreparedRuns, prepareRuns } from '../load/prepareRuns.ts';
import { type BeginOptions, beginSweep, sweepFolder } from './beginSweep.ts';
import { blockRuns, shardBlocks } from './blockLayout.ts';
import { collectParts } from './collectParts.ts';
import { logEvent } from './eventLog.ts';
import { lockSweep } from './lockSweep.ts';
import { findLostRuns } from './lostRuns.ts';
import { openResults } from './openResults.ts';
import { openPartStore, type PartStore } from './partStore.ts';
import { retryLostRuns } from './retryLostRuns.ts';
import { type BlockOptions, runBlocks } from './runBlocks.ts';
import { partsFolder, writeSweepState } from './sweepState.ts';

/** How to run a sweep. */
export interface SweepOptions extends BeginOptions {
  /** Threads; as many as the machine offers by default, and one at least. */
  readonly workers?: number | undefined;
  /** A run that takes longer fails, and is reported as such; none by default. */
  readonly timeLimitMs?: number | undefined;
  /** Stops the sweep: the promise rejects with the signal's reason, and the blocks that are done are kept. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the runs that are done, those of earlier calls included. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Called with what the user should know: a block that was damaged, for example. */
  readonly onNotice?: ((text: string) => void) | undefined;
}

/** What a sweep, or a shard of one, came to. */
export interface SweepResult {
  readonly folder: string;
  /** Runs of the sweep or the shard, and how many of them failed. */
  readonly runs: number;
  readonly failed: number;
  /** `resumed`: some blocks were there already; `complete`: there was nothing to do. */
  readonly found: 'absent' | 'resumed' | 'complete';
  /** What was collected; null for a shard and where there was nothing to do. `points` are the first 40 only. */
  readonly summary: RunSummary | null;
}

/** As many as a printed table shows. */
const keptPoints = 40;

/**
 * Runs an experiment so that it can be stopped at any instant and resumed by the same call: runs are kept in blocks, and
 * collected when all are there. The folder then holds what `runExperiment` writes, to the byte, and `events.jsonl`.
 * With `isResumed`, runs of an earlier call that ended their workers are tried again, even when all was collected.
 * @throws SpecError; ResultsFolderError when the folder holds something else; MissingPackageError when the experiment asks
 * for Parquet and DuckDB is not installed; system errors, after which nothing that was
 * done is lost; the signal's reason.
 */
export async function sweepExperiment(source: ExperimentSource, options: SweepOptions = {}): Promise<SweepResult> {
  const prepared = await prepareSweep(source, options);
  await requireParquetWriter(prepared.loaded.experiment);
  const sweep = await beginSweep(prepared, source, { ...options, isRetried: options.isResumed }, null);
  const { folder, store } = sweep;
  if (store === null) return { folder, runs: prepared.total, failed: sweep.failed, found: 'complete', summary: null };
  const { layout } = store;
  const all = Array.from({ length: layout.count }, (_, block) => block);
  const unlock = await lockSweep(folder, 'sweep');
  let found: { readonly resumed: boolean };
  let summary: RunSummary;
  try {
    found = await runMissing(folder, prepared, store, all, null, options);
    summary = await collectParts(folder, prepared, store, keptPoints);
  } finally {
    await unlock();
  }
  return {
    folder,
    runs: layout.total,
    failed: summary.failedCount,
    found: found.resumed ? 'resumed' : 'absent',
    summary,
  };
}

/**
 * Runs the blocks of one shard and keeps them; `collectSweep` makes results of all shards.
 * @param shard from 1 to `shards`.
 * @throws as {@link sweepExperiment}.
 */
export async function runShard(
  source: ExperimentSource,
  shard: number,
  shards: number,
  options: SweepOptions = {},
): Promise<SweepResult> {
  const prepared = await prepareSweep(source, options);
  const sweep = await beginSweep(prepared, source, options, shards);
  const { folder, store } = sweep;
  if (store === null) return { folder, runs: prepared.total, failed: sweep.failed, found: 'complete', summary: null };
  return runShardBlocks(folder, prepared, store, shard, shards, options);
}

/**
 * As {@link runShard}, for a sweep that was begun: all that it takes is in its folder, whatever has become of the
 * experiment file since.
 * @throws ResultsFolderError when no sweep was begun there, or by another version; system errors; the signal's reason.
 */
export async function resumeShard(
  folder: string,
  shard: number,
  shards: number,
  options: Omit<SweepOptions, keyof BeginOptions> & { readonly registry?: string | undefined } = {},
): Promise<SweepResult> {
  const { prepared, manifest, state } = await openResults(folder, options.registry);
  options.signal?.throwIfAborted();
  if (state === null) {
    return { folder, runs: prepared.total, failed: manifest?.runs.failed ?? 0, found: 'complete', summary: null };
  }
  if (state.shards !== shards) await writeSweepState(folder, { ...state, shards });
  return runShardBlocks(folder, prepared, openPartStore(join(folder, partsFolder), prepared), shard, shards, options);
}

/** Finds the number of replications where the experiment does not give it. */
async function prepareSweep(source: ExperimentSource, options: SweepOptions): Promise<PreparedRuns> {
  const loaded = await loadExperiment(source, options);
  options.signal?.throwIfAborted();
  return prepareRuns(await findReplications(loaded, sweepFolder(loaded, options), options));
}

async function runShardBlocks(
  folder: string,
  prepared: PreparedRuns,
  store: PartStore,
  shard: number,
  shards: number,
  options: SweepOptions,
): Promise<SweepResult> {
  const blocks = shardBlocks(store.layout, shard, shards);
  const part = `shard ${shard} of ${shards}`;
  const unlock = await lockSweep(folder, part);
  const { resumed } = await runMissing(folder, prepared, store, blocks, part.slice('shard '.length), options).finally(
    unlock,
  );
  const states = await Promise.all(blocks.map((block) => store.inspect(block, false)));
  const failed = states.reduce((sum, state) => sum + state.failed, 0);
  return { folder, runs: countRuns(store, blocks), failed, found: resumed ? 'resumed' : 'absent', summary: null };
}

async function runMissing(
  folder: string,
  prepared: PreparedRuns,
  store: PartStore,
  blocks: readonly number[],
  shard: string | null,
  options: SweepOptions,
): Promise<{ readonly resumed: boolean }> {
  const missing: number[] = [];
  for (const block of blocks) {
    const { state } = await store.inspect(block, true);
    if (state !== 'done') missing.push(block);
    if (state !== 'corrupt') continue;
    options.onNotice?.(`block ${block} in ${join(folder, partsFolder)} is damaged and is computed anew`);
    await logEvent(folder, { event: 'corrupt', block });
  }
  const total = countRuns(store, blocks);
  let done = total - countRuns(store, missing);
  const resumed = done > 0;
  const { version } = prepared.identity.software;
  const event = resumed ? 'resumed' : 'started';
  await logEvent(folder, { event, version, shard, blocks: blocks.length, done: blocks.length - missing.length });
  options.onProgress?.(done, total);
  const lost = options.isResumed === true ? await findLostRuns(store) : { blocks: [], runs: 0 };
  done -= lost.runs;
  const blockOptions: BlockOptions = {
    workers: Math.min(Math.max(1, options.workers ?? availableParallelism()), Math.max(1, total - done)),
    timeLimitMs: options.timeLimitMs,
    signal: options.signal,
    onRuns(runs) {
      done += runs;
      options.onProgress?.(done, total);
    },
  };
  try {
    await retryLostRuns(folder, prepared, store, lost.blocks, blockOptions);
    await runBlocks(folder, prepared, store, missing, blockOptions);
  } catch (error) {
    await logEvent(folder, { event: 'stopped', reason: error instanceof Error ? error.message : String(error) });
    throw error;
  }
  return { resumed };
}

function countRuns({ layout }: PartStore, blocks: readonly number[]): number {
  return blocks.reduce((sum, block) => {
    const { first, end } = blockRuns(layout, block);
    return sum + end - first;
  }, 0);
}
