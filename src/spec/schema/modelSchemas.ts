import type { Parameter } from '../../../models/parameter.ts';
import type { AnyModel } from '../anyModel.ts';
import { SAMPLED_METHODS } from '../design/designMethods.ts';
import { describeDistributions } from '../design/readDistribution.ts';
import { START_DATE } from '../values/startDate.ts';
import { assignmentsSchema } from './assignmentsSchema.ts';
import { conditional } from './conditional.ts';
import { isDesign } from './designRules.ts';
import { distributionPattern } from './distributionPattern.ts';
import type { JsonSchema } from './jsonSchema.ts';
import { parameterSchema } from './parameterSchema.ts';

/** Ends of the names of definitions about the list of a parameter's values, and about its distribution or list. */
const LIST = ':list';
const SAMPLED = ':sampled';

/**
 * What an experiment may say with a model: definitions by name, of which the one named after the model is about the
 * whole file.
 * @param presets names of the presets for this model.
 */
export function modelSchemas(model: AnyModel, presets: readonly string[]): Readonly<Record<string, JsonSchema>> {
  const { name, parameters, columns, outcomes, streams } = model;
  const hasDates = parameters.some((parameter) => parameter.name === START_DATE);
  // A start date that differs between points would give the same date different meanings.
  const variable = parameters.filter((parameter) => parameter.name !== START_DATE);
  const own = (part: string) => ({ $ref: `#/definitions/${name}:${part}` });
  const each = (schemaOf: (parameter: Parameter) => JsonSchema, suffix = '') =>
    Object.fromEntries(parameters.map((one) => [`${name}:${one.name}${suffix}`, schemaOf(one)]));
  const mapping = (of: readonly Parameter[], suffix = '') =>
    assignmentsSchema(new Map(of.map((one) => [one.name, own(one.name + suffix)])));
  const names = outcomes.map((outcome) => outcome.name);
  const contrasts = outcomes.map(({ change }) => change);
  return {
    ...each((parameter) => parameterSchema(parameter, hasDates)),
    ...each((parameter) => listOf(own(parameter.name)), LIST),
    ...each((parameter) => sampled(parameter, own(parameter.name), hasDates), SAMPLED),
    [`${name}:values`]: mapping(parameters),
    [`${name}:point`]: mapping(variable),
    [`${name}:lists`]: mapping(variable, LIST),
    [`${name}:distributions`]: mapping(variable, SAMPLED),
    [name]: {
      properties: {
        preset: presets.length === 0 ? false : { enum: presets },
        set: own('values'),
        points: { items: own('point') },
        counterfactual: own('values'),
        record: { properties: { columns: { items: { enum: columns.map((column) => column.name) } } } },
        independentStreams: streams === undefined ? false : { items: { enum: streams } },
        outcomes: { items: { enum: [...names, ...contrasts] } },
        until: precisionOf([...names, ...contrasts]),
        figure: own('values'),
        figureColumns: { items: { enum: columns.map((column) => column.name) } },
      },
      allOf: [
        conditional(
          isDesign(...SAMPLED_METHODS),
          { properties: { vary: own('distributions') } },
          { properties: { vary: conditional({ type: 'array' }, { items: own('lists') }, own('lists')) } },
        ),
        conditional(
          { not: { required: ['counterfactual'] } },
          { properties: { outcomes: { items: { not: { enum: contrasts } } }, until: precisionOf(names) } },
        ),
      ],
    },
  };
}

/** A precision of one of these outcomes, or a list of such. */
function precisionOf(outcomes: readonly string[]) {
  const pattern = `^half-width of (?:${outcomes.join('|')}) <`;
  return { pattern, items: { pattern } };
}

function listOf(value: JsonSchema) {
  return { type: 'array', items: value, minItems: 1, uniqueItems: true };
}

/** A distribution, or a list of values that the points are crossed with. */
function sampled(parameter: Parameter, value: JsonSchema, hasDates: boolean): JsonSchema {
  const pattern = distributionPattern(parameter, hasDates);
  const list = listOf(value);
  if (pattern === null) return list;
  const patternErrorMessage = `${parameter.name}: expected ${describeDistributions(parameter)}, or a list of values`;
  return { ...list, type: ['string', 'array'], pattern, patternErrorMessage };
}
