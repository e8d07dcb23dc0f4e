import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { isAlive } from '../collect/files/isAlive.ts';
import { syncFolder } from '../collect/files/syncFolder.ts';
import { requireParquetWriter } from '../collect/parquet/requireParquetWriter.ts';
import type { RunSummary } from '../execute/runExperiment.ts';
import { writeResults } from '../execute/writeResults.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import type { RunResult } from '../run/executePlan.ts';
import { logEvent } from './eventLog.ts';
import { lockSweep } from './lockSweep.ts';
import type { PartStore } from './partStore.ts';
import { partsFolder } from './sweepState.ts';

/**
 * Makes the results of blocks that are all there, block by block, and removes the blocks. The files come into the folder
 * when all of them are on the disk, the manifest last: a folder with a manifest is complete, and one without it still
 * has its blocks. The blocks stay where runs ended their workers, so that these can be tried again.
 * @throws ResultsFolderError when a block is missing or damaged, or another process collects; MissingPackageError for Parquet without DuckDB; system errors. The blocks are kept.
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
  const unlock = await lockSweep(folder, 'collect');
  let lost = 0;
  async function* readAll(): AsyncGenerator<Iterable<RunResult>> {
    for (let block = 0; block < store.layout.count; block++) {
      lost += (await store.inspect(block, false)).lost;
      yield await store.read(block);
    }
  }
  try {
    await mkdir(staging);
    const written = await writeResults(prepared, staging, readAll(), keptPoints);
    await discardFormer(folder);
    for (const { path } of written.files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      if (path === 'manifest.json') await syncFolder(folder);
      await rename(join(staging, path), join(folder, path));
    }
    await syncFolder(folder);
    const { failedCount } = written;
    await logEvent(folder, { event: 'collected', runs: prepared.total, failed: failedCount });
    if (lost === 0) await removeParts(folder);
    const { experiment, plan, model } = prepared.loaded;
    const { columns, outcomes } = model;
    const warnings = [...written.warnings, ...(lost === 0 ? [] : [retryHint(folder, lost)])];
    return { ...written, warnings, experiment, plan, columns, outcomes, folder, replaced: 'absent' };
  } finally {
    await rm(staging, { recursive: true, force: true });
    await unlock();
  }
}

/** Takes away what results of an earlier attempt have and the new ones may lack; without a manifest they are not complete. */
async function discardFormer(folder: string): Promise<void> {
  for (const path of ['manifest.json', 'failures.csv']) await rm(join(folder, path), { force: true });
}

function retryHint(folder: string, runs: number): string {
  return `${runs} ${runs === 1 ? 'run' : 'runs'} ended the worker or took too long: sweep --resume, with more memory, fewer workers or a longer time limit, tries again; ${join(folder, partsFolder)} is kept for that`;
}

/** Removes what is of no use beside complete results. */
export function removeParts(folder: string): Promise<void> {
  return rm(join(folder, partsFolder), { recursive: true, force: true });
}

/** What processes of this machine left that were killed while they collected. */
async function removeStale(parts: string, prefix: string): Promise<void> {
  for (const name of await readdir(parts)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (Number.isNaN(pid) || (pid !== process.pid && isAlive(pid))) continue;
    await rm(join(parts, name), { recursive: true, force: true });
  }
}
