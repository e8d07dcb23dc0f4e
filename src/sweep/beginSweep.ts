import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest } from '../collect/metadata/readManifest.ts';
import type { ExperimentSource, LoadedExperiment, LoadOptions } from '../load/loadExperiment.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { tidyParts } from './lostRuns.ts';
import { openSweep } from './openSweep.ts';
import { openPartStore, type PartStore } from './partStore.ts';
import { partsFolder } from './sweepState.ts';

/** Where a sweep goes. */
export interface BeginOptions extends LoadOptions {
  /** Results folder; `results/<name>` in the current folder by default. */
  readonly out?: string | undefined;
  /** Only goes on with a sweep that was begun: an error where there is none. */
  readonly isResumed?: boolean | undefined;
  /** Opens a complete sweep again where runs ended their workers, so that these can be tried again. */
  readonly isRetried?: boolean | undefined;
}

/** A sweep that was begun or found: with a store for its blocks, or complete, with the number of runs that failed. */
export type BegunSweep = { readonly folder: string } & (
  | { readonly store: PartStore }
  | { readonly store: null; readonly failed: number }
);

/**
 * Begins a sweep in its results folder, or finds the one that was begun there.
 * @param shards into how many it is divided now; null for one process.
 * @throws ResultsFolderError when the folder holds something else, or nothing although a sweep is to be resumed.
 */
export async function beginSweep(
  prepared: PreparedRuns,
  source: ExperimentSource,
  options: BeginOptions,
  shards: number | null,
): Promise<BegunSweep> {
  const folder = sweepFolder(prepared.loaded, options);
  const file = typeof source === 'string' ? source : source.file;
  const call = { file, overrides: options.overrides ?? [], seed: options.seed ?? null };
  const found = await openSweep(folder, prepared, call, shards, options.isResumed ?? false);
  if (found !== 'complete') return { folder, store: openPartStore(join(folder, partsFolder), prepared) };
  const lost = await tidyParts(folder, prepared);
  if (lost !== null && options.isRetried === true) {
    // Stopped from here on, the sweep must not pass for complete: what it has would be thrown away.
    await rm(join(folder, 'manifest.json'), { force: true });
    return { folder, store: lost };
  }
  const runs = (await readManifest(folder))?.runs;
  return { folder, store: null, failed: runs?.failed ?? 0 };
}

/** The results folder of a sweep. */
export function sweepFolder({ experiment }: LoadedExperiment, { out }: BeginOptions): string {
  return out ?? join('results', experiment.name);
}
