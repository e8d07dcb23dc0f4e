import type { Model } from '../../models/model.ts';
import type { Part } from '../../models/part.ts';
import { evaluateBundle } from './evaluateBundle.ts';
import type { ModelModules, ModuleBundle } from './moduleBundle.ts';
import { placeInModule } from './placeInModule.ts';

/**
 * The model that an experiment with modules runs: that of a module or of the program, with the parts of the others. The
 * modules are evaluated anew. They have the right form: see `checkModules`.
 */
export function composeModel(shipped: Model<unknown> | undefined, modules: ModelModules): Model<unknown> {
  const exported = new Map(modules.bundles.map((bundle) => [bundle.path, evaluateBundle(bundle)]));
  const base = modules.model === null ? shipped : (exported.get(modules.model)?.model as Model<unknown> | undefined);
  if (base === undefined) throw new Error('there is no model for the modules to extend');
  const { extension } = base;
  if (extension === undefined || modules.parts.length === 0) return withPlaces(base, modules.bundles);
  const added = new Map(
    extension.kinds.map((kind) => [
      kind.exported,
      modules.parts.flatMap((path) => {
        const part = exported.get(path)?.[kind.exported] as Part | undefined;
        return part === undefined ? [] : [withOrigin(part, path)];
      }),
    ]),
  );
  return withPlaces(extension.extend(added), modules.bundles);
}

function withOrigin(part: Part, origin: string): Part {
  const { name, summary, parameters } = part;
  return { name, summary, parameters, create: (setup) => part.create(setup), origin };
}

/** The same model; errors of the modules tell where in them they come from. */
function withPlaces(model: Model<unknown>, bundles: readonly ModuleBundle[]): Model<unknown> {
  const explained = (error: unknown): unknown => {
    const place = placeInModule(error, bundles);
    const message = error instanceof Error ? error.message : String(error);
    return place === null ? error : new Error(`${message} (at ${place})`, { cause: error });
  };
  const attempt = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw explained(error);
    }
  };
  return {
    ...model,
    create: (parameters, streams, horizonEpochs) => attempt(() => model.create(parameters, streams, horizonEpochs)),
    step(state) {
      try {
        model.step(state);
      } catch (error) {
        throw explained(error);
      }
    },
    observe: (state, row) => attempt(() => model.observe(state, row)),
    summarise: (rows) => attempt(() => model.summarise(rows)),
  };
}
