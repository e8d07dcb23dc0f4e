import type { Parameter } from '../../../models/parameter.ts';
import { describeParameter, isShare } from '../describeParameter.ts';
import { patterns } from '../values/patterns.ts';
import { timePattern } from '../values/readTime.ts';
import { START_DATE } from '../values/startDate.ts';
import type { JsonSchema } from './jsonSchema.ts';

/** 0 % to 100 %: the percentages that a share takes. */
const SHARE_PATTERN = '[-+]?0*(?:100(?:\\.0*)?|\\d{1,2}(?:\\.\\d*)?)\\s*%';

/**
 * What the reader accepts as a value of a parameter, as far as JSON Schema can say it: never less.
 * @param hasDates whether the model has a start date, which gives dates a meaning.
 */
export function parameterSchema(parameter: Parameter, hasDates: boolean): JsonSchema {
  return { ...valueSchema(parameter, hasDates), ...annotations(parameter) };
}

/** The texts that stand for a number of this parameter, besides plain numbers: alternatives of a regular expression. */
export function numberTexts(parameter: Parameter, hasDates: boolean): readonly string[] {
  if (isShare(parameter)) return [SHARE_PATTERN];
  if (parameter.kind === 'duration') {
    const count = parameter.min !== undefined && parameter.min >= 0 ? patterns.nonNegative : patterns.number;
    return [timePattern(count, count)];
  }
  if (parameter.kind === 'moment') {
    return [timePattern(patterns.whole, patterns.number), ...(hasDates ? [patterns.date] : [])];
  }
  return [];
}

/** What a language server says of a text that no pattern fits, in place of the pattern. */
export function expected(parameter: Parameter): string {
  return `${parameter.name}: expected ${describeParameter(parameter)}`;
}

/** Alternatives as a pattern of a whole text. */
export function anyOfTexts(alternatives: readonly string[]): string {
  return `^(?:${alternatives.join('|')})$`;
}

function valueSchema(parameter: Parameter, hasDates: boolean): { readonly [keyword: string]: unknown } {
  switch (parameter.kind) {
    case 'boolean':
      return { type: 'boolean' };
    case 'text':
      if (parameter.name === START_DATE)
        return { type: 'string', pattern: anyOfTexts([patterns.date]), patternErrorMessage: expected(parameter) };
      return { type: ['string', 'number'] };
    case 'choice':
      return { enum: parameter.choices ?? [] };
    case 'series':
      return seriesSchema(parameter, hasDates);
    case 'table':
      return tableSchema(parameter.fields ?? [], hasDates);
    default:
      return numberSchema(parameter, hasDates);
  }
}

function numberSchema(parameter: Parameter, hasDates: boolean) {
  const type = parameter.kind === 'integer' || parameter.kind === 'moment' ? 'integer' : 'number';
  const texts = numberTexts(parameter, hasDates);
  const { min, max } = parameter;
  return {
    type: texts.length === 0 ? type : [type, 'string'],
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
    ...(texts.length === 0 ? {} : { pattern: anyOfTexts(texts), patternErrorMessage: expected(parameter) }),
  };
}

/** A list of [day, value], or the name of a CSV file. */
function seriesSchema(parameter: Parameter, hasDates: boolean) {
  const day = hasDates ? { type: ['number', 'string'], pattern: anyOfTexts([patterns.date]) } : { type: 'number' };
  const value = numberSchema({ ...parameter, kind: 'number' }, hasDates);
  return { type: ['array', 'string'], items: { type: 'array', items: [day, value], minItems: 2, maxItems: 2 } };
}

/** Rows with every field; an empty cell takes the default of the field. */
function tableSchema(fields: readonly Parameter[], hasDates: boolean) {
  const cells = fields.map((field) => {
    const schema = valueSchema(field, hasDates);
    const empty =
      'enum' in schema
        ? { enum: [...(schema.enum as readonly unknown[]), null] }
        : { ...schema, type: [schema.type, 'null'].flat() };
    return [field.name, { ...empty, ...annotations(field) }] as const;
  });
  return {
    type: 'array',
    items: {
      type: 'object',
      properties: Object.fromEntries(cells),
      required: fields.filter(({ optional }) => !optional).map(({ name }) => name),
      additionalProperties: false,
    },
  };
}

/** What an editor shows and proposes. */
function annotations(parameter: Parameter) {
  const { description, unit, source } = parameter;
  const value = parameter.default;
  const isShown = typeof value !== 'object' && value !== '';
  const form = describeParameter(parameter);
  return {
    description: [
      description,
      `Unit ${unit}; ${form}.`,
      ...(isShown ? [`Default ${String(value)}.`] : []),
      `Source: ${source}`,
    ].join(' '),
    ...(isShown ? { default: value } : {}),
  };
}
