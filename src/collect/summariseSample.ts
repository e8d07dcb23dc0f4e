import { quantileSorted } from 'd3-array';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { studentTQuantile } from '../../models/random/math/studentTQuantile.ts';

/** A sample in a few numbers; NaN where they have no meaning (no values; a spread of one value). */
export interface SampleSummary {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation, divisor n - 1. */
  readonly sd: number;
  /** 95 % confidence interval of the mean: mean -+ t(0.975, n - 1) sd / sqrt(n). */
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Quantiles 5, 25, 50, 75 and 95 %, linear between order statistics (type 7 of Hyndman and Fan, doi:10.2307/2684934). */
  readonly quantiles: readonly number[];
}

/** Which quantiles a summary holds. */
export const summaryQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Sums up the finite values of a sample; `n` says how many there are. */
export function summariseSample(values: Iterable<number>): SampleSummary {
  const finite = Array.from(values).filter(Number.isFinite);
  const n = finite.length;
  const average = n > 0 ? mean(finite) : Number.NaN;
  const sd = n > 1 ? sampleStandardDeviation(finite) : Number.NaN;
  const half = n > 1 ? (tQuantile975(n - 1) * sd) / Math.sqrt(n) : Number.NaN;
  const sorted = finite.sort((a, b) => a - b);
  const quantiles = summaryQuantiles.map((p) => quantileSorted(sorted, p) ?? Number.NaN);
  return { n, mean: average, sd, ciLow: average - half, ciHigh: average + half, quantiles };
}

let last = { df: 0, t: Number.NaN };

/** Samples of one experiment mostly have one size. */
function tQuantile975(df: number): number {
  if (last.df !== df) last = { df, t: studentTQuantile(0.975, df) };
  return last.t;
}
