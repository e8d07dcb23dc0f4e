import type { Manifest } from '../collect/metadata/manifest.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { openResults } from '../sweep/openResults.ts';

/**
 * Opens a results folder that has to be complete.
 * @param purpose what for, as a verb that follows on finishing it. @param registry as in `LoadOptions`.
 * @param accepts as in {@link openResults}.
 * @throws ResultsFolderError for an unfinished sweep, or as {@link openResults}.
 */
export async function openComplete(
  folder: string,
  purpose: string,
  registry?: string,
  accepts?: 'thisVersion' | 'anyVersion',
): Promise<{ readonly prepared: PreparedRuns; readonly manifest: Manifest }> {
  const { prepared, manifest } = await openResults(folder, registry, accepts);
  if (manifest !== null) return { prepared, manifest };
  throw new ResultsFolderError(`${folder} holds an unfinished sweep: finish it with hashshift sweep, then ${purpose}`);
}
