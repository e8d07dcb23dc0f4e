import { nearestName } from '../../models/nearestName.ts';
import type { Outcome } from '../../models/outcome.ts';
import type { AnyModel } from './anyModel.ts';
import { describeNode } from './document/describeNode.ts';
import type { Report } from './document/problem.ts';
import type { SpecNode } from './document/specNode.ts';
import { EXPERIMENT_KEYS } from './experimentKeys.ts';
import type { Precision, Until } from './precision.ts';

/** How many replications an experiment has, or how their number is found. */
export interface Replications {
  /** The number, or the most there may be. */
  readonly most: number;
  readonly until: Until | null;
}

const MAX_REPLICATIONS = EXPERIMENT_KEYS.replications.form.max;
/** A precision: the outcome, the number, and what it is of. */
export const PRECISION_FORM = /^half-width of (\S+) < ([\d.]+(?:e[-+]?\d+)?)( ?%)?( of mean)?$/;
const EXAMPLE = 'half-width of hashrate_change < 0.5 %';
/** The fewest and the most replications. */
export const REPLICATIONS_RANGE = /^(\d+) to (\d+)$/;

/**
 * Reads `replications` and `until`. A precision needs a range of replications; a plain number on the command line takes
 * its place and fixes the number.
 * @param override `replications` of the command line.
 */
export function readReplications(
  node: SpecNode | undefined,
  override: SpecNode | undefined,
  until: SpecNode | undefined,
  model: AnyModel,
  hasCounterfactual: boolean,
  report: Report,
): Replications {
  const precisions = until === undefined ? [] : readPrecisions(until, model, hasCounterfactual, report);
  const isFixed = override !== undefined && rangeOf(override) === null;
  if (until === undefined || isFixed) return { most: readNumber(override ?? node, report), until: null };
  const range = readRange(override ?? node, until, report);
  return { most: range.most, until: { precisions, ...range } };
}

function readNumber(node: SpecNode | undefined, report: Report): number {
  if (node === undefined) return 1;
  const value = node.kind === 'scalar' ? node.value : null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_REPLICATIONS) return value;
  const isRange = rangeOf(node) !== null;
  const expected = `a whole number from 1 to ${MAX_REPLICATIONS}${isRange ? '; a range needs the key until' : ''}`;
  report(node, `replications is ${describeNode(node)}`, expected);
  return 1;
}

function readRange(
  node: SpecNode | undefined,
  until: SpecNode,
  report: Report,
): { readonly least: number; readonly most: number } {
  const range = node && rangeOf(node);
  const isRight = range && range.least >= 2 && range.least <= range.most && range.most <= MAX_REPLICATIONS;
  if (isRight) return range;
  const found = node === undefined ? 'until is given without replications' : `replications is ${describeNode(node)}`;
  report(node ?? until, found, 'with until, the fewest (2 at least) and the most, for example 20 to 1000');
  return { least: 2, most: 2 };
}

function rangeOf(node: SpecNode): { readonly least: number; readonly most: number } | null {
  const match = node.kind === 'scalar' ? REPLICATIONS_RANGE.exec(node.text) : null;
  return match === null ? null : { least: Number(match[1]), most: Number(match[2]) };
}

function readPrecisions(node: SpecNode, model: AnyModel, hasCounterfactual: boolean, report: Report): Precision[] {
  const items = node.kind === 'list' ? node.items : [node];
  if (items.length === 0) report(node, 'until is an empty list', `for example ${EXAMPLE}`);
  return items.flatMap((item) => readPrecision(item, model, hasCounterfactual, report));
}

function readPrecision(node: SpecNode, model: AnyModel, hasCounterfactual: boolean, report: Report): Precision[] {
  const [, name, digits, percent, ofMean] = (node.kind === 'scalar' && PRECISION_FORM.exec(node.text)) || [];
  const below = Number(digits);
  if (name === undefined || !(below > 0)) {
    report(node, `until is ${describeNode(node)}`, `half-width of OUTCOME < NUMBER, for example ${EXAMPLE}`);
    return [];
  }
  const outcome = findOutcome(name, model, hasCounterfactual);
  if (outcome === undefined) {
    const names = namesOf(model, hasCounterfactual);
    report(node, `until names "${name}"`, `one of ${names.join(', ')}`, nearestName(name, names));
    return [];
  }
  const isShare = (outcome.change === name && outcome.contrast === 'relative') || outcome.unit === '1';
  if (percent !== undefined && ofMean === undefined && !isShare) {
    const expected = `a number of ${outcome.unit}, or a share of the mean, for example ${digits} % of mean`;
    report(node, `until: ${name} is measured in ${outcome.unit}, not in per cent`, expected);
    return [];
  }
  return [
    { outcome: name, below: percent === undefined ? below : below / 100, of: ofMean === undefined ? 'unit' : 'mean' },
  ];
}

function findOutcome(name: string, { outcomes }: AnyModel, hasCounterfactual: boolean): Outcome | undefined {
  return outcomes.find((one) => one.name === name || (hasCounterfactual && one.change === name));
}

function namesOf({ outcomes }: AnyModel, hasCounterfactual: boolean): string[] {
  return outcomes.flatMap(({ name, change }) => (hasCounterfactual ? [name, change] : [name]));
}
