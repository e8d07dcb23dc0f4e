import { join } from 'node:path';
import type { RunSummary } from '../execute/runExperiment.ts';
import { collectParts } from './collectParts.ts';
import { tidyParts } from './lostRuns.ts';
import { openResults } from './openResults.ts';
import { openPartStore } from './partStore.ts';
import { partsFolder } from './sweepState.ts';

/** As many as a printed table shows. */
const keptPoints = 40;

/**
 * Makes the results of a sweep whose blocks are all there (see `sweepStatus`), as `sweepExperiment` does in the end.
 * @returns the summary with the first 40 points; null when the folder was complete already.
 * @throws ResultsFolderError when a block is missing or damaged, or the folder is of another version. Nothing is lost.
 */
export async function collectSweep(folder: string, registry?: string): Promise<RunSummary | null> {
  const { prepared, manifest } = await openResults(folder, registry);
  if (manifest === null) {
    return collectParts(folder, prepared, openPartStore(join(folder, partsFolder), prepared), keptPoints);
  }
  await tidyParts(folder, prepared);
  return null;
}
