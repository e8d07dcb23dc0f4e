import type { JsonSchema } from './jsonSchema.ts';

/**
 * A mapping from parameters to what `members` says of each, in every form that the reader takes: `a.b: 1` and
 * `a: { b: 1 }`. Other keys are refused.
 */
export function assignmentsSchema(members: ReadonlyMap<string, JsonSchema>): { readonly [keyword: string]: unknown } {
  const blocks = new Map<string, Map<string, JsonSchema>>();
  for (const [name, schema] of members) {
    for (let dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      const block = blocks.get(name.slice(0, dot)) ?? new Map<string, JsonSchema>();
      blocks.set(name.slice(0, dot), block.set(name.slice(dot + 1), schema));
    }
  }
  const nested = [...blocks].filter(([name]) => !members.has(name));
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(members),
      ...Object.fromEntries(nested.map(([name, block]) => [name, assignmentsSchema(block)])),
    },
    additionalProperties: false,
  };
}
