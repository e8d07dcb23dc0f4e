import { nearestName } from '../../../models/nearestName.ts';
import type { Parameter, Scalar } from '../../../models/parameter.ts';
import { describeParameter, isShare } from '../describeParameter.ts';
import { describeNode } from '../document/describeNode.ts';
import type { ScalarNode, SpecNode } from '../document/specNode.ts';
import type { ReadContext } from '../readContext.ts';
import { patterns, whole } from './patterns.ts';
import { readMoment } from './readMoment.ts';
import { readTime } from './readTime.ts';

/**
 * The value of a parameter of a kind that holds a single value, converted to that kind and checked against its range;
 * undefined after the mistakes have been reported.
 */
export function readScalar(node: SpecNode, parameter: Parameter, context: ReadContext): Scalar | undefined {
  if (node.kind !== 'scalar' || node.value === null) return wrongKind(node, parameter, context);
  switch (parameter.kind) {
    case 'boolean':
      return typeof node.value === 'boolean' ? node.value : wrongKind(node, parameter, context);
    case 'text':
      return typeof node.value === 'boolean' ? wrongKind(node, parameter, context) : node.text;
    case 'choice':
      return readChoice(node, parameter, context);
    default:
      return withinBounds(node, parameter, context, readNumber(node, parameter, context));
  }
}

function readChoice(node: ScalarNode, parameter: Parameter, { report }: ReadContext): string | undefined {
  const choices = parameter.choices ?? [];
  if (choices.includes(node.text)) return node.text;
  const message = `${parameter.name} is ${describeNode(node)}`;
  report(node, message, describeParameter(parameter), nearestName(node.text, choices));
  return undefined;
}

function readNumber(node: ScalarNode, parameter: Parameter, context: ReadContext): number | undefined {
  if (parameter.kind === 'moment') return readMoment(node, parameter, context);
  if (typeof node.value === 'number') return node.value;
  if (typeof node.value !== 'string') return wrongKind(node, parameter, context);
  if (parameter.kind === 'duration') {
    const time = readTime(node.value);
    if (time.ok) return time.epochs;
    context.report(node, `${parameter.name}: ${time.message}`, describeParameter(parameter), time.nearest);
    return undefined;
  }
  return (isShare(parameter) ? readPercent(node.value) : null) ?? wrongKind(node, parameter, context);
}

/** The share that a text such as `20 %` says; null where it is of another form. */
export function readPercent(text: string): number | null {
  // Shifting the decimal point in the text gives the double nearest to the share; dividing by 100 may not.
  return whole(patterns.percent).test(text) ? Number(text.replace(/\s*%$/, 'e-2')) : null;
}

function withinBounds(
  node: ScalarNode,
  parameter: Parameter,
  context: ReadContext,
  value: number | undefined,
): number | undefined {
  if (value === undefined) return undefined;
  const fault = boundsFault(value, parameter);
  // Minus zero is the same value as zero and must not make a point look different.
  if (fault === null) return value + 0;
  context.report(node, `${parameter.name} is ${node.text}, ${fault}`, describeParameter(parameter));
  return undefined;
}

function boundsFault(value: number, { kind, min, max }: Parameter): string | null {
  if (!Number.isFinite(value)) return 'which is not a finite number';
  if (kind === 'integer' && !Number.isSafeInteger(value)) return 'which is not a whole number';
  if (min !== undefined && value < min) return `below the minimum of ${min}`;
  if (max !== undefined && value > max) return `above the maximum of ${max}`;
  return null;
}

function wrongKind(node: SpecNode, parameter: Parameter, { report }: ReadContext): undefined {
  report(node, `${parameter.name} is ${describeNode(node)}`, describeParameter(parameter));
}
