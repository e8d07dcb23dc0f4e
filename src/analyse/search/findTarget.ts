import type { Streams } from '../../../models/random/streams.ts';
import { AnalysisError } from '../analysisError.ts';
import { resampler } from '../statistics/resampler.ts';

/** What to look for, where, and how hard. */
export interface TargetSearch {
  /** The mean outcome wanted. */
  readonly target: number;
  /** Range of the parameter; the mean outcome must be on other sides of the target at its ends, or at `probes`. */
  readonly low: number;
  readonly high: number;
  /** Values between the ends, ascending, that are asked first; the search goes on in the lowest part that has a root. */
  readonly probes?: readonly number[];
  /** Where the bracket is as narrow as this, the search ends; in the unit of the parameter. */
  readonly tolerance: number;
  /** How often the model may be asked. */
  readonly evaluations: number;
  readonly resamples: number;
  readonly level: number;
  readonly streams: Streams;
}

/** The value of the parameter that yields the target. */
export interface FoundTarget {
  readonly value: number;
  /** Ends of the interval; an infinite one lies beyond the range searched. */
  readonly low: number;
  readonly high: number;
  /** Whether the bracket became as narrow as was asked. */
  readonly isConverged: boolean;
  /** All that was asked, by rising parameter, with the mean outcome: for a plot, and to see whether it is monotone. */
  readonly curve: readonly { readonly at: number; readonly mean: number }[];
}

/** A parameter value with one outcome a replication, the target subtracted. */
interface Evaluation {
  readonly at: number;
  readonly excess: Float64Array;
  readonly mean: number;
}

/**
 * Finds the parameter at which the mean outcome is the target, by regula falsi with the Illinois rule (Dowell and Jarratt
 * 1971, doi:10.1007/BF01934364). All values of the parameter must be run with the same random numbers, replication by
 * replication (common random numbers): then the mean over them is one curve, and its root is well defined. The interval
 * inverts the bootstrap: each draw of replications gives a curve through the values asked, and the curve a root (its
 * first). The ends of the interval are asked too, so that the curves are close to the truth around them.
 *
 * @param outcomes of every replication at a value of the parameter, in the same order each time.
 * @throws AnalysisError where the target is not between the ends, replications differ in number or have no number.
 */
export async function findTarget(
  outcomes: (at: number) => Promise<Float64Array> | Float64Array,
  search: TargetSearch,
): Promise<FoundTarget> {
  const { low, high, tolerance, evaluations } = search;
  if (!(low < high && tolerance > 0 && evaluations >= 4 && search.resamples >= 1)) {
    throw new AnalysisError('a search needs low < high, a tolerance above 0, 4 evaluations and 1 resample, or more');
  }
  const known: Evaluation[] = [];
  const ask = async (at: number): Promise<Evaluation> => {
    const asked =
      known.find((evaluation) => evaluation.at === at) ?? evaluate(at, await outcomes(at), search, known[0]);
    if (!known.includes(asked)) known.push(asked);
    return asked;
  };
  const { value, isConverged } = await bracket(ask, search, () => known.length);
  const rough = invert(known, search);
  for (const end of rough) if (Number.isFinite(end)) await ask(end);
  const [from, to] = invert(known, search);
  const curve = byParameter(known).map(({ at, mean }) => ({ at, mean: mean + search.target }));
  return { value, low: from, high: to, isConverged, curve };
}

function evaluate(at: number, outcomes: Float64Array, { target }: TargetSearch, first?: Evaluation): Evaluation {
  const missing = outcomes.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0) {
    throw new AnalysisError(`at ${at} replication ${missing} has no finite number (${outcomes[missing]})`);
  }
  if (outcomes.length < 2 || (first !== undefined && first.excess.length !== outcomes.length)) {
    throw new AnalysisError(
      `at ${at} there are ${outcomes.length} replications; the same number is needed everywhere, at least 2`,
    );
  }
  const excess = outcomes.map((value) => value - target);
  return { at, excess, mean: excess.reduce((sum, value) => sum + value, 0) / excess.length };
}

async function bracket(
  ask: (at: number) => Promise<Evaluation>,
  { low, high, probes = [], target, tolerance, evaluations }: TargetSearch,
  asked: () => number,
): Promise<{ value: number; isConverged: boolean }> {
  const grid: Evaluation[] = [];
  for (const at of [low, high, ...probes]) grid.push(await ask(at));
  grid.sort((one, other) => one.at - other.at);
  const part = grid.findIndex(({ mean }, i) => i > 0 && mean * grid[i - 1].mean <= 0);
  let a = part < 0 ? grid[0] : grid[part - 1];
  let b = part < 0 ? grid[grid.length - 1] : grid[part];
  if (part < 0) {
    throw new AnalysisError(
      `the target ${target} is not between the mean outcomes at the ends of the range: ${a.mean + target} at ${low}, ` +
        `${b.mean + target} at ${high}; widen the range or change the target`,
    );
  }
  let weightA = a.mean;
  let weightB = b.mean;
  let replaced: 'a' | 'b' | null = null;
  // Two of the evaluations are for the ends of the interval.
  while (a.mean !== 0 && b.mean !== 0 && b.at - a.at > tolerance && asked() < evaluations - 2) {
    const secant = (a.at * weightB - b.at * weightA) / (weightB - weightA);
    // Half a tolerance off the ends: a root next to one end would else leave the other where it is.
    const step = Math.min(tolerance / 2, (b.at - a.at) / 4);
    const next = await ask(Math.min(Math.max(secant, a.at + step), b.at - step));
    if (next.mean * a.mean > 0) {
      if (replaced === 'a') weightB /= 2;
      replaced = 'a';
      a = next;
      weightA = next.mean;
    } else {
      if (replaced === 'b') weightA /= 2;
      replaced = 'b';
      b = next;
      weightB = next.mean;
    }
  }
  const value = a.mean === 0 ? a.at : b.mean === 0 ? b.at : (a.at * b.mean - b.at * a.mean) / (b.mean - a.mean);
  return { value, isConverged: a.mean === 0 || b.mean === 0 || b.at - a.at <= tolerance };
}

/** The ends of the interval: quantiles of the roots of bootstrap curves, outwards to the next draw. */
function invert(known: readonly Evaluation[], { resamples, level, streams }: TargetSearch): [number, number] {
  const curve = byParameter(known);
  const picksOf = resampler(streams, curve[0].excess.length, 'target');
  const roots = Float64Array.from({ length: resamples }, () => {
    const picks = picksOf();
    const means = curve.map(({ excess }) => picks.reduce((sum, r) => sum + excess[r], 0) / picks.length);
    return rootOf(curve, means);
  }).sort();
  const tail = (1 - level) / 2;
  return [roots[Math.floor((resamples - 1) * tail)], roots[Math.ceil((resamples - 1) * (1 - tail))]];
}

/** The first root of the polyline; infinite where it has none, on the side to which the whole curve points. */
function rootOf(curve: readonly Evaluation[], means: readonly number[]): number {
  for (let i = 0; i < curve.length; i++) {
    if (means[i] === 0) return curve[i].at;
    if (i + 1 < curve.length && means[i] * means[i + 1] < 0) {
      return (curve[i].at * means[i + 1] - curve[i + 1].at * means[i]) / (means[i + 1] - means[i]);
    }
  }
  const rises = curve[curve.length - 1].mean > curve[0].mean;
  return means[0] > 0 === rises ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function byParameter(known: readonly Evaluation[]): Evaluation[] {
  return [...known].sort((a, b) => a.at - b.at);
}
