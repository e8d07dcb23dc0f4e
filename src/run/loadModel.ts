import type { Model } from '../../models/model.ts';

/**
 * The model of that name from a registry module.
 * @param registry URL of a module that exports `models`, a map of models by name.
 * @throws Error when the module has no such map or the map no such model.
 */
export async function loadModel(registry: string, name: string): Promise<Model<unknown>> {
  const { models } = (await import(registry)) as { readonly models?: ReadonlyMap<string, Model<unknown>> };
  if (!(models instanceof Map)) throw new Error(`${registry} exports no map named models`);
  const model = models.get(name);
  if (model === undefined) throw new Error(`${registry} has no model named ${name}`);
  return model as Model<unknown>;
}
