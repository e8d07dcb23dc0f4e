import type { AnyModel } from '../anyModel.ts';
import { EXPERIMENT_KEYS } from '../experimentKeys.ts';
import { DEFAULT_MODEL } from '../readModelKey.ts';
import { conditional } from './conditional.ts';
import { designRules } from './designRules.ts';
import type { JsonSchema } from './jsonSchema.ts';
import { mappingSchema } from './keySchema.ts';
import { modelSchemas } from './modelSchemas.ts';

/**
 * The JSON Schema (draft-07) of experiment files, for completion and checks in editors, made from what the reader itself
 * goes by. It refuses no file that the reader accepts, and says less than the reader about what several keys or files
 * mean together. Where an experiment names modules it checks keys, and no parameters, columns or outcomes.
 * @param presets the model of each preset, by the name of the preset.
 */
export function experimentSchema(
  models: ReadonlyMap<string, AnyModel>,
  presets: ReadonlyMap<string, string>,
): { readonly [keyword: string]: unknown } {
  const names = [...models.keys()];
  const presetsOf = (model: string) => [...presets].filter(([, owner]) => owner === model).map(([name]) => name);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'HashShift experiment',
    ...mappingSchema(EXPERIMENT_KEYS, names),
    allOf: [...designRules(), ...names.map(modelRule)],
    definitions: Object.assign({}, ...names.map((name) => modelSchemas(models.get(name) as AnyModel, presetsOf(name)))),
  };
}

/** Modules add parameters and choices, of which the schema cannot know. */
function modelRule(name: string): JsonSchema {
  const isModel = {
    properties: { model: { const: name } },
    ...(name === DEFAULT_MODEL ? {} : { required: ['model'] }),
    not: { required: ['modules'] },
  };
  return conditional(isModel, { $ref: `#/definitions/${name}` });
}
