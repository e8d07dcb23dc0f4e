import type { Outcome } from '../../models/outcome.ts';
import type { Plan } from '../plan/plan.ts';
import { type SampleSummary, summariseSample } from './summariseSample.ts';

/** What a design point's replications say. */
export interface PointSummary {
  readonly point: number;
  /** One an outcome, in the model's order: over the replications that have a number. */
  readonly levels: readonly SampleSummary[];
  /**
   * One an outcome: over the pairs of replications with the counterfactual twin, both of which have a number. Null where
   * the point has no twin or is its own.
   */
  readonly contrasts: readonly SampleSummary[] | null;
  /** All replications (two or more) gave the same outcomes. */
  readonly isDeterministic: boolean;
}

/** Gathers outcomes in plan order and sums them up as soon as a point and its twin are complete. */
export interface PointSummaries {
  /** @param outcomes null for a run that failed. */
  add(point: number, replication: number, outcomes: Float64Array | null): void;
  /** By point, once all runs have been added. */
  finish(): readonly PointSummary[];
}

/**
 * Holds the outcomes (replications x outcomes doubles) of a point only until it and all points that are compared with it
 * are complete.
 */
export function collectPointSummaries(plan: Plan, outcomes: readonly Outcome[]): PointSummaries {
  const { replications } = plan;
  const width = outcomes.length;
  const samples = new Map<number, Float64Array>();
  const done = new Set<number>();
  const waiting = plan.points.map(({ index, twin }) => new Set(hasTwin(index, twin) ? [index, twin] : [index]));
  const uses = plan.points.map(() => 0);
  for (const needed of waiting) for (const point of needed) uses[point] += 1;
  const dependents = plan.points.map((): number[] => []);
  waiting.forEach((needed, index) => {
    for (const point of needed) dependents[point].push(index);
  });
  const summaries: PointSummary[] = [];

  const sampleOf = (point: number): Float64Array => {
    let sample = samples.get(point);
    if (sample === undefined) {
      sample = new Float64Array(replications * width).fill(Number.NaN);
      samples.set(point, sample);
    }
    return sample;
  };
  const release = (point: number): void => {
    uses[point] -= 1;
    if (uses[point] === 0) samples.delete(point);
  };
  const complete = (point: number): void => {
    done.add(point);
    for (const dependent of dependents[point]) {
      waiting[dependent].delete(point);
      if (waiting[dependent].size > 0) continue;
      const { twin } = plan.points[dependent];
      const own = sampleOf(dependent);
      const other = hasTwin(dependent, twin) ? sampleOf(twin) : null;
      summaries[dependent] = summarisePoint(dependent, own, other, replications, outcomes);
      release(dependent);
      if (hasTwin(dependent, twin)) release(twin);
    }
  };
  return {
    add(point, replication, values) {
      if (values !== null) sampleOf(point).set(values, replication * width);
      if (replication === replications - 1) complete(point);
    },
    finish() {
      if (done.size !== plan.points.length) throw new Error(`${plan.points.length - done.size} points are incomplete`);
      return summaries;
    },
  };
}

function hasTwin(index: number, twin: number | null): twin is number {
  return twin !== null && twin !== index;
}

function summarisePoint(
  point: number,
  own: Float64Array,
  twin: Float64Array | null,
  replications: number,
  outcomes: readonly Outcome[],
): PointSummary {
  const width = outcomes.length;
  const column = (sample: Float64Array, i: number): Float64Array =>
    Float64Array.from({ length: replications }, (_, replication) => sample[replication * width + i]);
  const levels = outcomes.map((_, i) => summariseSample(column(own, i)));
  const contrasts =
    twin &&
    outcomes.map(({ contrast }, i) => {
      const base = column(twin, i);
      return summariseSample(column(own, i).map((x, r) => (contrast === 'relative' ? x / base[r] - 1 : x - base[r])));
    });
  const isDeterministic = replications > 1 && own.every((x, i) => Object.is(x, own[i % width]));
  return { point, levels, contrasts, isDeterministic };
}
