import type { Streams } from '../../models/random/streams.ts';
import { findTarget } from '../analyse/search/findTarget.ts';
import { pairedContrast } from '../analyse/statistics/pairedContrast.ts';
import type { AskedModel } from './askModel.ts';
import type { SearchSettings } from './searchSettings.ts';

/** One value of the parameter, and what came out there. */
export interface Evaluation {
  readonly value: number;
  /** In the order of the replications. */
  readonly outcomes: Float64Array;
  /** With the t interval of the level asked for. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** What a search found at one design point. */
export interface PointSearch {
  readonly point: number;
  /** `notReached`: the mean outcome is on one side of the target at both ends of the range and at three values between. */
  readonly status: 'found' | 'notConverged' | 'notReached';
  /** The value that yields the target; NaN where it is not reached. */
  readonly root: number;
  /** Its interval; an infinite end lies beyond the range, and both are NaN where the target is not reached. */
  readonly low: number;
  readonly high: number;
  readonly runs: number;
  /** By rising value of the parameter. */
  readonly evaluations: readonly Evaluation[];
  /** Doubts, in sentences: where the outcome turns back, and what it is at the ends where the target is not reached. */
  readonly notes: readonly string[];
}

/** A turn counts where chance would show it once in a hundred. */
const turnLevel = 0.99;
/** These parts of the range are asked before the search begins, to see whether the outcome turns on the way. */
const parts = [0.25, 0.5, 0.75];

/**
 * Searches the range at one design point: first its ends and three values between, then the lowest part in which the
 * mean passes the target.
 *
 * @param runsPerValue runs of a value of the parameter.
 * @throws AnalysisError where a run fails or has no number.
 */
export async function searchPoint(
  point: number,
  settings: SearchSettings,
  model: AskedModel,
  runsPerValue: number,
  streams: Streams,
): Promise<PointSearch> {
  const { low, high, target, level, tolerance, resamples } = settings;
  const known = new Map<number, Float64Array>();
  const ask = async (value: number): Promise<Float64Array> => {
    const outcomes = known.get(value) ?? (await model.outcomesAt(value));
    known.set(value, outcomes);
    return outcomes;
  };
  const evaluationsOf = (): Evaluation[] =>
    [...known].sort(([a], [b]) => a - b).map(([value, outcomes]) => evaluate(value, outcomes, level));
  const probes = parts.map((part) => low + part * (high - low));
  for (const value of [low, high, ...probes]) await ask(value);
  const grid = evaluationsOf();
  if (crossings(grid, target).length === 0) {
    const nowhere = { root: Number.NaN, low: Number.NaN, high: Number.NaN };
    const notes = [notReached(grid, settings), ...turns(grid, settings)];
    return { point, status: 'notReached', ...nowhere, runs: model.runs(), evaluations: grid, notes };
  }
  const evaluations = Math.floor(settings.maxRuns / runsPerValue);
  const found = await findTarget(ask, { target, low, high, probes, tolerance, evaluations, resamples, level, streams });
  const asked = evaluationsOf();
  return {
    point,
    status: found.isConverged ? 'found' : 'notConverged',
    root: found.value,
    low: found.low,
    high: found.high,
    runs: model.runs(),
    evaluations: asked,
    notes: [...severalCrossings(asked, settings), ...turns(asked, settings)],
  };
}

function evaluate(value: number, outcomes: Float64Array, level: number): Evaluation {
  const { difference } = pairedContrast(outcomes, new Float64Array(outcomes.length), level);
  return { value, outcomes, mean: difference.value, low: difference.low, high: difference.high };
}

function notReached(evaluations: readonly Evaluation[], { parameter, outcome, target }: SearchSettings): string {
  const first = evaluations[0];
  const last = evaluations[evaluations.length - 1];
  const side = first.mean > target ? 'above' : 'below';
  return `${outcome} is ${short(first.mean)} at ${parameter} = ${first.value} and ${short(last.mean)} at ${last.value}, both ${side} the target ${target}, and so it is at three values between; widen the range, change the target or the horizon`;
}

/** The parts between neighbouring values in which the mean passes the target. */
function crossings(evaluations: readonly Evaluation[], target: number): string[] {
  return evaluations.slice(1).flatMap((one, i) => {
    const before = evaluations[i];
    const [from, to] = [before.mean - target, one.mean - target];
    // A value on the target itself ends the part below it, and begins none.
    const isPassed = from * to < 0 || (to === 0 && from !== 0) || (from === 0 && i === 0);
    return isPassed ? [`${before.value}..${one.value}`] : [];
  });
}

function severalCrossings(evaluations: readonly Evaluation[], { target, outcome }: SearchSettings): string[] {
  const places = crossings(evaluations, target);
  return places.length < 2
    ? []
    : [`${outcome} passes the target more than once, between ${places.join(', ')}; this is the lowest`];
}

/** Where the outcome goes the other way than from end to end, beyond chance. */
function turns(evaluations: readonly Evaluation[], { outcome, parameter }: SearchSettings): string[] {
  const rise = Math.sign(evaluations[evaluations.length - 1].mean - evaluations[0].mean);
  const backwards = evaluations.slice(1).flatMap((one, i) => {
    const before = evaluations[i];
    const { value, low, high } = pairedContrast(one.outcomes, before.outcomes, turnLevel).difference;
    const isBackwards = rise * value < 0 && (low > 0 || high < 0);
    return isBackwards ? [{ from: before.value, to: one.value, value }] : [];
  });
  if (backwards.length === 0) return [];
  const worst = backwards.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a));
  return [
    `${outcome} does not ${rise > 0 ? 'rise' : 'fall'} all the way: it changes by ${short(worst.value)} from ${parameter} = ${worst.from} to ${worst.to} (beyond chance at 1 %), so there may be other roots`,
  ];
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
