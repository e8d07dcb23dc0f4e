import { join } from 'node:path';
import type { Model } from '../../models/model.ts';
import { identityDifference } from '../collect/metadata/identityDifference.ts';
import { isSameIdentity, type Manifest } from '../collect/metadata/manifest.ts';
import { readManifest } from '../collect/metadata/readManifest.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import { defaultRegistry } from '../load/loadExperiment.ts';
import { type PreparedRuns, prepareRuns } from '../load/prepareRuns.ts';
import { modulesFolder, recordedModules } from '../modules/recordedModules.ts';
import { planExperiment } from '../plan/planExperiment.ts';
import { partsFolder, readSweepState, type SweepState } from './sweepState.ts';

/** A results folder, complete or not, with its experiment ready to run again. */
export interface OpenedResults {
  readonly prepared: PreparedRuns;
  /** Null for an unfinished sweep. */
  readonly manifest: Manifest | null;
  /** Null for a complete folder. */
  readonly state: SweepState | null;
}

/**
 * Opens a results folder without the experiment file: all that it takes is in the folder.
 * @param registry as in `LoadOptions`.
 * @param accepts `anyVersion` to read tables only: runs of another version cannot be repeated.
 * @throws ResultsFolderError when there are no results, or results of another version or of modules that were changed.
 */
export async function openResults(
  folder: string,
  registry: string = defaultRegistry,
  accepts: 'thisVersion' | 'anyVersion' = 'thisVersion',
): Promise<OpenedResults> {
  const manifest = await readManifest(folder).catch((error: Error) => {
    throw new ResultsFolderError(`cannot read ${folder}: ${error.message}`);
  });
  if (manifest?.search !== undefined) {
    throw new ResultsFolderError(
      `${folder} holds the results of a search, which has no runs of a design: read roots.csv and evaluations.csv there; hashshift search with the same words makes the same bytes`,
    );
  }
  const state = manifest === null ? await readSweepState(folder) : null;
  const found = manifest ?? state;
  if (found === null) throw new ResultsFolderError(`${folder} holds no results and no unfinished sweep of hashshift`);
  const { models } = (await import(registry)) as { readonly models: ReadonlyMap<string, Model<unknown>> };
  const { experiment, inputs } = found;
  const home = manifest === null ? join(folder, partsFolder) : folder;
  const modules = await recordedModules(join(home, modulesFolder), experiment, models);
  const model = modules?.model ?? models.get(experiment.model);
  if (model === undefined)
    throw new ResultsFolderError(`${folder} holds results of an unknown model ${experiment.model}`);
  const plan = planExperiment(experiment);
  const prepared = prepareRuns({ experiment, plan, model, registry, modules, inputs, warnings: [] });
  const isSame =
    accepts === 'thisVersion'
      ? isSameIdentity(found, prepared.identity)
      : found.specSha256 === prepared.identity.specSha256;
  if (!isSame) {
    const difference = identityDifference(found, { ...prepared.identity, experiment });
    throw new ResultsFolderError(`${folder} holds results of ${difference}: only that version makes the same bytes`);
  }
  return { prepared, manifest, state };
}
