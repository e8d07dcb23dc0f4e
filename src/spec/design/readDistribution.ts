import { nearestName } from '../../../models/nearestName.ts';
import type { Parameter, Scalar } from '../../../models/parameter.ts';
import { isShare } from '../describeParameter.ts';
import { describeNode } from '../document/describeNode.ts';
import type { ScalarNode, SpecNode } from '../document/specNode.ts';
import type { ReadContext } from '../readContext.ts';
import { patterns, whole } from '../values/patterns.ts';
import { readPercent, readScalar } from '../values/readScalar.ts';
import type { Distribution } from './distribution.ts';
import { DISTRIBUTION_FORMS } from './distributionForms.ts';

const KINDS = Object.keys(DISTRIBUTION_FORMS) as Distribution['kind'][];
const EXAMPLES = 'uniform(1, 3), logUniform(1, 100), triangular(1, 2, 5), truncatedNormal(0, 1, -2, 2), discrete(1, 2)';
/** Further out a normal distribution has less than 1e-15 of its mass. */
const FARTHEST_SD = 8;

/**
 * The distribution of a parameter, its values converted to the parameter's kind and checked against its range;
 * undefined after the mistakes have been reported.
 */
export function readDistribution(node: SpecNode, parameter: Parameter, context: ReadContext): Distribution | undefined {
  const { name } = parameter;
  const call = node.kind === 'scalar' ? /^([A-Za-z]\w*) ?\((.*)\)$/s.exec(node.text.trim()) : null;
  if (node.kind !== 'scalar' || call === null) {
    context.report(node, `vary: ${name} is ${describeNode(node)}`, describeDistributions(parameter));
    return undefined;
  }
  const [, word, list] = call;
  const kind = KINDS.find((known) => known === word);
  if (kind === undefined) {
    const message = `vary: ${name} has the unknown distribution ${word}`;
    context.report(node, message, describeDistributions(parameter), nearestName(word, KINDS));
    return undefined;
  }
  if (!fits(kind, parameter)) {
    context.report(node, `vary: ${name} cannot be ${kind}`, describeDistributions(parameter));
    return undefined;
  }
  const texts = list.trim() === '' ? [] : list.split(',').map((text) => text.trim());
  return DISTRIBUTION_FORMS[kind][0] === '...'
    ? readValues(kind as 'discrete' | 'categorical', texts, node, parameter, context)
    : readCurve(kind as Curve['kind'], texts, node, parameter, context);
}

/** Whether a parameter is a number of any sort. */
export function isNumeric({ kind }: Parameter): boolean {
  return kind === 'number' || kind === 'integer' || kind === 'duration' || kind === 'moment';
}

/** Whether a parameter takes whole numbers only. */
export function isWhole({ kind }: Parameter): boolean {
  return kind === 'integer' || kind === 'moment';
}

type Curve = Exclude<Distribution, { readonly values: unknown }>;

/** What a parameter accepts as a distribution, with examples. For the `expected` of a problem. */
export function describeDistributions(parameter: Parameter): string {
  if (isNumeric(parameter)) return `a distribution of numbers: ${EXAMPLES}`;
  if (parameter.kind === 'choice') return `categorical(${(parameter.choices ?? []).slice(0, 2).join(', ')})`;
  if (parameter.kind === 'boolean') return 'categorical(true, false)';
  if (parameter.kind === 'text') return 'categorical(one, another)';
  return 'a parameter of a kind that holds one value; vary a series or a table with design: factorial or list';
}

/** Whether a parameter of this kind can have the distribution. */
export function fits(kind: Distribution['kind'], parameter: Parameter): boolean {
  if (isNumeric(parameter)) return kind !== 'categorical';
  return kind === 'categorical' && parameter.kind !== 'series' && parameter.kind !== 'table';
}

function readValues(
  kind: 'discrete' | 'categorical',
  texts: readonly string[],
  node: ScalarNode,
  parameter: Parameter,
  context: ReadContext,
): Distribution | undefined {
  if (texts.length < 2) {
    context.report(
      node,
      `vary: ${parameter.name}: ${kind} has fewer than two values`,
      describeDistributions(parameter),
    );
    return undefined;
  }
  const values = texts.map((text) => readArgument(text, '', node, parameter, context));
  if (!values.every((value) => value !== undefined)) return undefined;
  const twice = values.find((value, i) => values.indexOf(value) < i);
  if (twice !== undefined) {
    context.report(node, `vary: ${parameter.name}: ${kind} has ${twice} twice`, 'each value once');
    return undefined;
  }
  return { kind, values };
}

function readCurve(
  kind: Curve['kind'],
  texts: readonly string[],
  node: ScalarNode,
  parameter: Parameter,
  context: ReadContext,
): Distribution | undefined {
  const form = DISTRIBUTION_FORMS[kind];
  if (texts.length !== form.length) {
    const message = `vary: ${parameter.name}: ${kind} takes ${form.length} arguments, not ${texts.length}`;
    context.report(node, message, `${kind}(${form.join(', ')})`);
    return undefined;
  }
  const entries = form.map((argument, i) => {
    const own = isValue(argument) ? parameter : unbounded(parameter, argument);
    return [argument, readArgument(texts[i], ` ${argument}`, node, own, context)] as const;
  });
  if (entries.some(([, value]) => value === undefined)) return undefined;
  const curve = { kind, ...Object.fromEntries(entries) } as unknown as Curve;
  const fault = curveFault(curve, parameter);
  if (fault === null) return curve;
  context.report(node, `vary: ${parameter.name}: ${fault.message}`, fault.expected);
  return undefined;
}

/** Whether an argument of a distribution is a value of the parameter. */
export function isValue(argument: string): boolean {
  return argument !== 'mean' && argument !== 'sd';
}

/** The mean and the standard deviation are not values of the parameter and need not be in its range. */
export function unbounded({ min, max, ...rest }: Parameter, argument: string): Parameter {
  const isTime = rest.kind === 'duration' || rest.kind === 'moment';
  if (isTime) return { ...rest, kind: argument === 'sd' ? 'duration' : rest.kind };
  return { ...rest, kind: 'number' };
}

function readArgument(
  text: string,
  argument: string,
  node: ScalarNode,
  parameter: Parameter,
  context: ReadContext,
): Scalar | undefined {
  const value = (isShare(parameter) ? readPercent(text) : null) ?? typed(text);
  const named = { ...parameter, name: `vary: ${parameter.name}${argument}` };
  return readScalar({ ...node, value, text }, named, context);
}

function typed(text: string): ScalarNode['value'] {
  if (whole(patterns.number).test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return text === '' ? null : text;
}

function curveFault(curve: Curve, { min, max }: Parameter): { message: string; expected: string } | null {
  const fault = (message: string, right: string) => ({ message: `${curve.kind} ${message}`, expected: right });
  if ('low' in curve && !(curve.low < curve.high)) {
    return fault(`low (${curve.low}) is not below high (${curve.high})`, 'low below high');
  }
  if (curve.kind === 'logUniform' && !(curve.low > 0)) {
    return fault(`low is ${curve.low}, which has no logarithm`, 'low above 0');
  }
  if (curve.kind === 'triangular' && !(curve.low <= curve.mode && curve.mode <= curve.high)) {
    return fault(`mode (${curve.mode}) is not between low and high`, `a mode from ${curve.low} to ${curve.high}`);
  }
  if ('sd' in curve && !(curve.sd > 0)) return fault(`sd is ${curve.sd}`, 'a standard deviation above 0');
  if (curve.kind === 'normal' && (min !== undefined || max !== undefined)) {
    const limits = `${min ?? curve.mean - 3 * curve.sd}, ${max ?? curve.mean + 3 * curve.sd}`;
    return fault(
      'has no bounds, but the parameter has',
      `truncatedNormal(${curve.mean}, ${curve.sd}, ${limits}) or narrower`,
    );
  }
  if (curve.kind === 'truncatedNormal') {
    const reach = FARTHEST_SD * curve.sd;
    if (curve.low > curve.mean + reach || curve.high < curve.mean - reach) {
      return fault(
        `${curve.low} to ${curve.high} is more than ${FARTHEST_SD} standard deviations from the mean`,
        'an interval that holds some of the distribution',
      );
    }
  }
  return null;
}
