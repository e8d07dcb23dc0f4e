import type { JsonSchema } from './jsonSchema.ts';

/** Where the first schema holds, the second must; elsewhere the third, if there is one. */
export function conditional(condition: JsonSchema, consequence: JsonSchema, otherwise?: JsonSchema): JsonSchema {
  return {
    if: condition,
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nobody awaits a schema.
    then: consequence,
    ...(otherwise === undefined ? {} : { else: otherwise }),
  };
}
