import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { isAlive } from '../collect/isAlive.ts';
import { syncFolder } from '../collect/syncFolder.ts';
import type { PreparedRuns } from '../prepareRuns.ts';
import { requireParquetWriter } from '../requireParquetWriter.ts';
import type { RunResult } from '../run/executePlan.ts';
import type { RunSummary } from '../runExperiment.ts';
import { writeResults } from '../writeResults.ts';
import { logEvent } from './eventLog.ts';
import type { PartStore } from './partStore.ts';
import { partsFolder } from './sweepState.ts';

/**
 * Makes the results of blocks that are all there, block by block, and removes the blocks. The files come into the folder
 * when all of them are on the disk, the manifest last: a folder with a manifest is complete, and one without it still
 * has its blocks.
 * @throws ResultsFolderError when a block is missing or damaged; MissingPackageError for Parquet without DuckDB; system errors. The blocks are kept.
 */
export async function collectParts(
  folder: string,
  prepared: PreparedRuns,
  store: PartStore,
  keptPoints: number,
): Promise<RunSummary> {
  await requireParquetWriter(prepared.loaded.experiment);
  const prefix = `collecting-${hostname()}-`;
  const parts = join(folder, partsFolder);
  await removeStale(parts, prefix);
  const staging = join(parts, `${prefix}${process.pid}`);
  await mkdir(staging);
  try {
    const written = await writeResults(prepared, staging, readAll(store), keptPoints);
    for (const { path } of written.files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      if (path === 'manifest.json') await syncFolder(folder);
      await rename(join(staging, path), join(folder, path));
    }
    await syncFolder(folder);
    const { failedCount } = written;
    await logEvent(folder, { event: 'collected', runs: prepared.total, failed: failedCount });
    await removeParts(folder);
    const { experiment, plan, model } = prepared.loaded;
    const { columns, outcomes } = model;
    return { ...written, experiment, plan, columns, outcomes, folder, replaced: 'absent' };
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
}

/** Removes what is of no use beside complete results. */
export function removeParts(folder: string): Promise<void> {
  return rm(join(folder, partsFolder), { recursive: true, force: true });
}

async function* readAll(store: PartStore): AsyncGenerator<Iterable<RunResult>> {
  for (let block = 0; block < store.layout.count; block++) yield await store.read(block);
}

/** What processes of this machine left that were killed while they collected. */
async function removeStale(parts: string, prefix: string): Promise<void> {
  for (const name of await readdir(parts)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (Number.isNaN(pid) || (pid !== process.pid && isAlive(pid))) continue;
    await rm(join(parts, name), { recursive: true, force: true });
  }
}
