import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { removeParts } from './collectParts.ts';
import { openPartStore, type PartStore } from './partStore.ts';
import { partsFolder } from './sweepState.ts';

/** The blocks that hold runs whose worker ended with them, and how many such runs there are. */
export async function findLostRuns(
  store: PartStore,
): Promise<{ readonly blocks: readonly number[]; readonly runs: number }> {
  const blocks: number[] = [];
  let runs = 0;
  for (let block = 0; block < store.layout.count; block++) {
    const { state, lost } = await store.inspect(block, false);
    if (state !== 'done' || lost === 0) continue;
    blocks.push(block);
    runs += lost;
  }
  return { blocks, runs };
}

/**
 * Removes the parts of a sweep that is complete (it may have been stopped just before it did so itself), unless they hold
 * runs that are worth another attempt.
 * @returns the store that holds such runs; null where there are none.
 */
export async function tidyParts(folder: string, prepared: PreparedRuns): Promise<PartStore | null> {
  const parts = join(folder, partsFolder);
  const names = await readdir(parts).catch((): string[] => []);
  const store = openPartStore(parts, prepared);
  if (names.length > 0 && (await findLostRuns(store)).runs > 0) return store;
  await removeParts(folder);
  return null;
}
