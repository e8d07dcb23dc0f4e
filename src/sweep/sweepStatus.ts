import { join } from 'node:path';
import { blockRuns } from './blockLayout.ts';
import { openResults } from './openResults.ts';
import { openPartStore } from './partStore.ts';
import { partsFolder, type SweepState } from './sweepState.ts';

/** How far the sweep in a folder is. */
export interface SweepStatus {
  readonly folder: string;
  readonly experiment: string;
  readonly isComplete: boolean;
  readonly runs: { readonly planned: number; readonly done: number; readonly failed: number };
  /** Null when the results are collected. */
  readonly blocks: {
    readonly planned: number;
    readonly done: number;
    readonly missing: readonly number[];
    readonly corrupt: readonly number[];
  } | null;
  /** Into how many shards the sweep was last divided, and which of them have blocks to do; null for one process. */
  readonly shards: { readonly of: number; readonly missing: readonly number[] } | null;
  /** How the sweep was called; null when the results are collected. */
  readonly source: SweepState['source'] | null;
}

/**
 * Tells what is done, missing and failed; changes nothing.
 * @throws ResultsFolderError when the folder holds no results, or results of another version.
 */
export async function sweepStatus(folder: string, registry?: string): Promise<SweepStatus> {
  const { prepared, manifest, state } = await openResults(folder, registry);
  const experiment = prepared.loaded.experiment.name;
  if (manifest !== null || state === null) {
    const { planned = 0, failed = 0 } = manifest?.runs ?? {};
    const runs = { planned, done: planned, failed };
    return { folder, experiment, isComplete: true, runs, blocks: null, shards: null, source: null };
  }
  const store = openPartStore(join(folder, partsFolder), prepared);
  const missing: number[] = [];
  const corrupt: number[] = [];
  const runs = { planned: prepared.total, done: 0, failed: 0 };
  for (let block = 0; block < store.layout.count; block++) {
    const found = await store.inspect(block, false);
    const { first, end } = blockRuns(store.layout, block);
    if (found.state === 'done') {
      runs.done += end - first;
      runs.failed += found.failed;
    } else (found.state === 'missing' ? missing : corrupt).push(block);
  }
  const planned = store.layout.count;
  const shardOf = (block: number): number => 1 + (block % (state.shards ?? 1));
  const lacking = [...new Set([...missing, ...corrupt].map(shardOf))].sort((a, b) => a - b);
  return {
    folder,
    experiment,
    isComplete: false,
    runs,
    blocks: { planned, done: planned - missing.length - corrupt.length, missing, corrupt },
    shards: state.shards === null ? null : { of: state.shards, missing: lacking },
    source: state.source,
  };
}
