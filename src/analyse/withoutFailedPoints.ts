import type { InputColumn } from './inputColumn.ts';
import type { RunOutcomes } from './runOutcomes.ts';

/** A sample of points without those that have a failed run. */
export interface CompletePoints {
  readonly inputs: readonly InputColumn[];
  readonly outcomes: RunOutcomes;
  /** The points left out, as numbered before. Many of them bias what follows: failure may depend on the inputs. */
  readonly leftOut: readonly number[];
}

/** Leaves out every point of which a replication has no finite number. For methods that need no structured design. */
export function withoutFailedPoints(inputs: readonly InputColumn[], outcomes: RunOutcomes): CompletePoints {
  const { replications, values } = outcomes;
  const points = Array.from({ length: values.length / replications }, (_, point) => point);
  const runsOf = (point: number): Float64Array => values.subarray(point * replications, (point + 1) * replications);
  const kept = points.filter((point) => runsOf(point).every(Number.isFinite));
  return {
    inputs: inputs.map((input) => ({ ...input, values: Float64Array.from(kept, (point) => input.values[point]) })),
    outcomes: { ...outcomes, values: Float64Array.from(kept.flatMap((point) => [...runsOf(point)])) },
    leftOut: points.filter((point) => !runsOf(point).every(Number.isFinite)),
  };
}
