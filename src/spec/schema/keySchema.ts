import type { Key, KeyForm } from '../key.ts';
import { PRECISION_FORM, REPLICATIONS_RANGE } from '../readReplications.ts';
import { patterns } from '../values/patterns.ts';
import { timePattern } from '../values/readTime.ts';
import type { JsonSchema } from './jsonSchema.ts';
import { anyOfTexts } from './parameterSchema.ts';

/**
 * What a key holds whatever the model is; what depends on the model is added by `modelSchemas`.
 * @param models names of the models of the program.
 */
export function keySchema({ form, description, example }: Key, models: readonly string[]): JsonSchema {
  const schema = formSchema(form, models);
  const message = 'pattern' in schema ? { patternErrorMessage: `${description} Example: ${example}` } : {};
  return { description: `${description} Example: ${example}`, ...schema, ...message };
}

/** The schema of a mapping with fixed keys. */
export function mappingSchema(keys: Readonly<Record<string, Key>>, models: readonly string[]) {
  const entries = Object.entries(keys);
  const required = entries.filter(([, { isRequired }]) => isRequired).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, key]) => [name, keySchema(key, models)])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function formSchema(form: KeyForm, models: readonly string[]): { readonly [keyword: string]: unknown } {
  switch (form.kind) {
    case 'name':
      return { type: ['string', 'integer'], pattern: anyOfTexts([patterns.name]), minimum: 0 };
    case 'text':
      return { type: ['string', 'number'] };
    case 'model':
      return { type: 'string', anyOf: [{ enum: models }, { pattern: patterns.modulePath }] };
    case 'modules':
      return { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true };
    case 'preset':
      return { type: 'string' };
    case 'whole':
      return wholeSchema(form);
    case 'replications': {
      const pattern = REPLICATIONS_RANGE.source;
      return { type: ['integer', 'string'], minimum: form.min, maximum: form.max, pattern };
    }
    case 'until':
      return textOrTexts(PRECISION_FORM.source);
    case 'flag':
      return { type: 'boolean', default: form.default };
    case 'choice':
      return { enum: form.choices };
    case 'epochs': {
      const pattern = anyOfTexts([timePattern(patterns.nonNegativeWhole, patterns.nonNegative), patterns.date]);
      return { type: ['integer', 'string'], minimum: form.min, maximum: form.max, pattern };
    }
    case 'assignments':
      return { type: 'object', ...(form.mayBeEmpty ? {} : { minProperties: 1 }) };
    case 'vary':
      return { type: ['object', 'array'], minProperties: 1, minItems: 1, items: { type: 'object', minProperties: 1 } };
    case 'points':
      return { type: ['array', 'string'], minItems: 1, items: { type: 'object' } };
    case 'constraints':
      return textOrTexts('[<>=]');
    case 'columns':
      return { type: ['array', 'string'], pattern: '^all$', minItems: 1, uniqueItems: true, items: { type: 'string' } };
    case 'outcomes':
    case 'streams':
    case 'figureColumns':
      return { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } };
    case 'mapping':
      return mappingSchema(form.keys, models);
  }
}

function textOrTexts(pattern: string) {
  return { type: ['string', 'array'], pattern, minItems: 1, items: { type: 'string', pattern } };
}

function wholeSchema({ min, max, step, all }: Extract<KeyForm, { readonly kind: 'whole' }>) {
  return {
    type: all ? ['integer', 'string'] : 'integer',
    minimum: min,
    maximum: max,
    ...(step === undefined ? {} : { multipleOf: step }),
    ...(all ? { pattern: '^all$' } : {}),
  };
}
