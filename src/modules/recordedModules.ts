import { join, resolve } from 'node:path';
import type { Model } from '../../models/model.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import type { Experiment } from '../spec/experiment.ts';
import { type LoadedModules, loadModules } from './loadModules.ts';

/** Folder in a results folder with the modules that made the results. */
export const modulesFolder = 'modules';

/**
 * The modules of results, from the copies that are kept with them; null where the experiment has none.
 * @param folder holds the copies.
 * @throws ResultsFolderError when they are not those that made the results any more.
 */
export async function recordedModules(
  folder: string,
  { model, modules }: Experiment,
  shipped: ReadonlyMap<string, Model<unknown>>,
): Promise<LoadedModules | null> {
  if (modules === undefined) return null;
  const files = {
    model: modules.model === null ? null : resolve(folder, modules.model),
    parts: modules.parts.map((path) => resolve(folder, path)),
  };
  const loaded = await loadModules(files, shipped, model);
  if ('problems' in loaded) {
    const [{ file, message }] = loaded.problems;
    throw new ResultsFolderError(`the module ${file} cannot be used any more: ${message}`);
  }
  const found = new Map(loaded.recorded.files.map(({ path, sha256 }) => [path, sha256]));
  const changed = modules.files.filter(({ path, sha256 }) => found.get(path) !== sha256);
  if (changed.length > 0) {
    const names = changed.map(({ path }) => join(folder, path)).join(', ');
    throw new ResultsFolderError(`${names} is not the module that made the results: it was changed since`);
  }
  return loaded;
}
