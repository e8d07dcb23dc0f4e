import type { Model } from '../../models/model.ts';
import { composeModel } from './composeModel.ts';
import type { RunSettings } from './runTask.ts';

/**
 * The model of an experiment, from a registry module and the modules of the user.
 * @throws Error when the registry has no map of models or the map no such model; whatever a module throws.
 */
export async function loadModel({ registry, model: name, modules }: RunSettings): Promise<Model<unknown>> {
  const { models } = (await import(registry)) as { readonly models?: ReadonlyMap<string, Model<unknown>> };
  if (!(models instanceof Map)) throw new Error(`${registry} exports no map named models`);
  const shipped = models.get(name);
  if (modules !== undefined) return composeModel(shipped, modules);
  if (shipped === undefined) throw new Error(`${registry} has no model named ${name}`);
  return shipped;
}
