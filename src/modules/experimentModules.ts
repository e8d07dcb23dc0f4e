import { dirname, resolve } from 'node:path';
import type { Model } from '../../models/model.ts';
import type { Report } from '../spec/document/problem.ts';
import type { ModuleKeys } from '../spec/readModuleKeys.ts';
import { type LoadedModules, loadModules } from './loadModules.ts';

/**
 * The modules that an experiment names, ready to run.
 * @param file the experiment file.
 * @returns null when it names none, when the model is unknown, or after mistakes have been reported.
 */
export async function experimentModules(
  { model, modelModule, parts }: ModuleKeys,
  file: string,
  shipped: ReadonlyMap<string, Model<unknown>>,
  report: Report,
): Promise<LoadedModules | null> {
  if (modelModule === null && (parts.length === 0 || !shipped.has(model))) return null;
  const absolute = (path: string): string => resolve(dirname(file), path);
  const files = {
    model: modelModule === null ? null : absolute(modelModule.path),
    parts: parts.map(({ path }) => absolute(path)),
  };
  const loaded = await loadModules(files, shipped, model);
  if (!('problems' in loaded)) return loaded;
  const references = [...(modelModule === null ? [] : [modelModule]), ...parts];
  for (const problem of loaded.problems) {
    const reference = references.find(({ path }) => absolute(path) === problem.file) ?? references[0];
    report(reference.at, `module ${reference.path}: ${problem.message}`, problem.expected, problem.nearest);
  }
  return null;
}
