import type { Outcome } from '../../models/outcome.ts';
import type { Plan } from '../plan/plan.ts';
import { contrastOf } from './contrastOf.ts';
import type { OutcomeSpool } from './createOutcomeSpool.ts';
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
  /** Two replications that gave the same outcomes; null where all that came out differ. */
  readonly repeated: readonly [number, number] | null;
}

/**
 * Sums up the points of a plan in their order, once all runs are in the spool. Holds the outcomes (replications x outcomes
 * doubles) of a point and of one twin at a time.
 */
export async function* summarisePoints(
  plan: Plan,
  outcomes: readonly Outcome[],
  spool: Pick<OutcomeSpool, 'read'>,
): AsyncGenerator<PointSummary> {
  const { replications } = plan;
  const sampleOf = (point: number): Promise<Float64Array> => spool.read(point * replications, replications);
  // Points often share one twin.
  let twinSample: { readonly twin: number; readonly sample: Float64Array } = { twin: -1, sample: new Float64Array(0) };
  for (const { index, twin } of plan.points) {
    if (hasTwin(index, twin) && twinSample.twin !== twin) twinSample = { twin, sample: await sampleOf(twin) };
    const other = hasTwin(index, twin) ? twinSample.sample : null;
    yield summarisePoint(index, await sampleOf(index), other, replications, outcomes);
  }
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
    outcomes.map((outcome, i) => {
      const base = column(twin, i);
      return summariseSample(column(own, i).map((x, r) => contrastOf(outcome, x, base[r])));
    });
  const isDeterministic = replications > 1 && own.every((x, i) => Object.is(x, own[i % width]));
  return { point, levels, contrasts, isDeterministic, repeated: findRepeated(own, width) };
}

/** The first replication that gave the outcomes of an earlier one, with that one. Runs that failed are no replications. */
function findRepeated(sample: Float64Array, width: number): readonly [number, number] | null {
  const difference = (a: number, b: number): number => {
    for (let i = 0; i < width; i++) {
      const [x, y] = [sample[a * width + i], sample[b * width + i]];
      if (x !== y && !(Number.isNaN(x) && Number.isNaN(y))) return Number.isNaN(y) || x < y ? -1 : 1;
    }
    return 0;
  };
  const ranked = Array.from({ length: sample.length / width }, (_, replication) => replication)
    .filter((replication) => sample.subarray(replication * width, (replication + 1) * width).some(Number.isFinite))
    .sort((a, b) => difference(a, b) || a - b);
  let found: readonly [number, number] | null = null;
  for (let i = 1; i < ranked.length; i++) {
    const [first, second] = [ranked[i - 1], ranked[i]];
    if ((found === null || second < found[1]) && difference(first, second) === 0) found = [first, second];
  }
  return found;
}
