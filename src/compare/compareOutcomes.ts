import type { RunOutcomes } from '../analyse/runOutcomes.ts';
import type { Estimate } from '../analyse/statistics/interval.ts';
import { pairedContrast } from '../analyse/statistics/pairedContrast.ts';
import { unpairedContrast } from '../analyse/statistics/unpairedContrast.ts';
import { type SampleSummary, summariseSample } from '../collect/summariseSample.ts';
import type { NamedOutcome } from '../read/findOutcome.ts';
import type { MatchedPoints } from './matchPoints.ts';

/** An outcome of two experiments at all points that both have. */
export interface OutcomeComparison {
  readonly name: string;
  /** Of levels and differences; `1` for pure numbers. */
  readonly unit: string;
  /** Whether they are shares that people read as per cent. */
  readonly isPercent: boolean;
  /** One a matched point. */
  readonly points: readonly PointComparison[];
}

/** Two samples of one outcome, and how far apart they are. */
export interface PointComparison {
  readonly first: SampleSummary;
  readonly second: SampleSummary;
  /** Mean of the second less that of the first; NaN where fewer than two runs of either have a number. */
  readonly difference: Estimate;
  /** Runs, or pairs of runs, behind it; where unpaired, of the smaller sample. */
  readonly n: number;
}

/**
 * Compares an outcome point by point: replication by replication where both experiments draw the same random numbers, as
 * independent samples where they do not. A run without a finite number is left out, of pairs together with the other.
 *
 * @param first all design points of the first experiment. @param second likewise.
 */
export function compareOutcome(
  { name, unit, isPercent }: NamedOutcome,
  first: RunOutcomes,
  second: RunOutcomes,
  { pairs }: MatchedPoints,
  isPaired: boolean,
): OutcomeComparison {
  return {
    name,
    unit,
    isPercent,
    points: pairs.map(([one, other]) => {
      const [a, b] = [sample(first, one.index), sample(second, other.index)];
      return {
        first: summariseSample(a),
        second: summariseSample(b),
        ...(isPaired ? paired(a, b) : unpaired(a.filter(Number.isFinite), b.filter(Number.isFinite))),
      };
    }),
  };
}

function sample({ replications, values }: RunOutcomes, point: number): Float64Array {
  return values.slice(point * replications, (point + 1) * replications);
}

const none: Estimate = { value: Number.NaN, low: Number.NaN, high: Number.NaN };

function paired(a: Float64Array, b: Float64Array): Pick<PointComparison, 'difference' | 'n'> {
  const both = Array.from({ length: Math.min(a.length, b.length) }, (_, r) => r).filter(
    (r) => Number.isFinite(a[r]) && Number.isFinite(b[r]),
  );
  const [x, y] = [a, b].map((values) => Float64Array.from(both, (r) => values[r]));
  const difference = both.length < 2 ? none : pairedContrast(y, x, 0.95).difference;
  return { difference, n: both.length };
}

function unpaired(a: Float64Array, b: Float64Array): Pick<PointComparison, 'difference' | 'n'> {
  const n = Math.min(a.length, b.length);
  return { difference: n < 2 ? none : unpairedContrast(b, a, 0.95), n };
}
