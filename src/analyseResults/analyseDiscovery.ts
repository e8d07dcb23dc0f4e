import { AnalysisError } from '../analyse/analysisError.ts';
import type { Box, Limit } from '../analyse/discovery/box.ts';
import { cartLeaves } from '../analyse/discovery/cartLeaves.ts';
import { type PrimStep, primBoxes } from '../analyse/discovery/primBoxes.ts';
import type { InputColumn } from '../analyse/inputColumn.ts';
import type { RunOutcomes } from '../analyse/runOutcomes.ts';
import { type RegionalSensitivity, regionalSensitivity } from '../analyse/sensitivity/regionalSensitivity.ts';
import { pointStatistics, type ReplicationStatistic } from '../analyse/statistics/replicationStatistic.ts';
import { withoutFailedPoints } from '../analyse/withoutFailedPoints.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { inputColumns } from '../read/inputColumns.ts';

/** Which points are of interest. */
export interface Condition {
  readonly outcome: string;
  readonly relation: '<' | '>';
  readonly value: number;
}

/** A box that PRIM or CART found, in words. */
export interface DiscoveredBox {
  readonly method: 'prim' | 'cart';
  /** Position among the boxes or leaves, from 0; of PRIM, every step of the first box is listed. */
  readonly box: number;
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
  readonly restricted: number;
  /** `name from a to b` or `name in a, b`, one a restricted input. */
  readonly limits: readonly string[];
}

/** What scenario discovery found. */
export interface Discovery {
  readonly points: number;
  readonly cases: number;
  readonly leftOut: number;
  readonly regional: readonly RegionalSensitivity[];
  readonly boxes: readonly DiscoveredBox[];
}

/** Defaults of Bryant and Lempert 2010, https://doi.org/10.1016/j.techfore.2009.08.002. */
const prim = { peel: 0.05, paste: 0.05, smallest: 0.05, objective: 'gainPerPoint', boxes: 1 } as const;
const smallestLeaf = 0.05;

/** The points of interest, and the steps of PRIM's first box among them. */
export interface DiscoveredSteps {
  readonly inputs: readonly InputColumn[];
  /** One a point. */
  readonly ofInterest: readonly boolean[];
  readonly leftOut: number;
  readonly steps: readonly PrimStep[];
}

/**
 * Which points are of interest, and PRIM's first box around them, step by step.
 *
 * @throws AnalysisError when the design is no sample, or all points or none are of interest.
 */
export function discoverSteps(
  { experiment, plan }: LoadedExperiment,
  outcome: RunOutcomes,
  statistic: ReplicationStatistic,
  { relation, value }: Condition,
): DiscoveredSteps {
  const { design } = experiment;
  if (!('inputs' in design)) throw new AnalysisError(`the design is ${design.method}: discovery needs a sample`);
  const names = [...design.inputs, ...design.crossed].map(({ name }) => name);
  const all = inputColumns(plan.points.slice(0, plan.designPoints), names);
  const { inputs, outcomes, leftOut } = withoutFailedPoints(all, outcome);
  const numbers = pointStatistics(outcomes, statistic, null);
  const ofInterest = Array.from(numbers, (number) => (relation === '<' ? number < value : number > value));
  const [steps = []] = primBoxes(inputs, ofInterest, prim);
  return { inputs, ofInterest, leftOut: leftOut.length, steps };
}

/**
 * Where among the parameters the points of interest lie: regional sensitivity, the steps of PRIM's first box, and the
 * leaves of CART that are of interest more often than not.
 *
 * @throws AnalysisError when the design is no sample, or all points or none are of interest.
 */
export function analyseDiscovery(
  loaded: LoadedExperiment,
  outcome: RunOutcomes,
  statistic: ReplicationStatistic,
  condition: Condition,
): Discovery {
  const { inputs, ofInterest, leftOut, steps } = discoverSteps(loaded, outcome, statistic, condition);
  const regional = regionalSensitivity(inputs, ofInterest);
  const leaves = cartLeaves(inputs, ofInterest, smallestLeaf);
  const whole = steps[0]?.box ?? [];
  return {
    points: ofInterest.length,
    cases: ofInterest.filter(Boolean).length,
    leftOut,
    regional,
    boxes: [
      ...steps.map((step, i) => inWords('prim', i, step, inputs, whole)),
      ...leaves.filter(({ density }) => density > 0.5).map((leaf, i) => inWords('cart', i, leaf, inputs, whole)),
    ],
  };
}

function inWords(
  method: DiscoveredBox['method'],
  box: number,
  found: Pick<PrimStep, 'coverage' | 'density' | 'mass' | 'restricted'> & { readonly box: Box },
  inputs: readonly InputColumn[],
  whole: Box,
): DiscoveredBox {
  const { coverage, density, mass, restricted } = found;
  const limits = found.box.flatMap((limit, j) => limitText(inputs[j], limit, whole[j]));
  return { method, box, coverage, density, mass, restricted, limits };
}

function limitText({ name, categories }: InputColumn, limit: Limit, whole: Limit): string[] {
  if (limit.kind === 'categories') {
    if (whole.kind === 'categories' && whole.allowed.length === limit.allowed.length) return [];
    return [`${name} in ${limit.allowed.map((place) => String(categories?.[place])).join(', ')}`];
  }
  if (whole.kind !== 'range' || (limit.low === whole.low && limit.high === whole.high)) return [];
  if (limit.low === whole.low) return [`${name} <= ${shown(limit.high)}`];
  return [
    limit.high === whole.high
      ? `${name} >= ${shown(limit.low)}`
      : `${shown(limit.low)} <= ${name} <= ${shown(limit.high)}`,
  ];
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}
