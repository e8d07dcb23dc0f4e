import { createQuantileSketch } from './createQuantileSketch.ts';

/** What a stream of numbers came to; NaN where a number has no meaning (of no values; the spread of one). */
export interface StreamSummary {
  /** Numbers taken. */
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation, divisor count - 1. */
  readonly sd: number;
  readonly min: number;
  readonly max: number;
  /** In the order in which they were asked for. */
  readonly quantiles: readonly number[];
  /** The largest error of the rank of a quantile, as a share of the numbers taken; 0 where exact. */
  readonly rankError: number;
}

/** Mean, spread, extremes and quantiles of a stream of numbers in bounded memory. */
export interface RunningSummary {
  /** Takes one number; what is not finite is left out. */
  add(value: number): void;
  /** @param p quantiles to tell, each in [0, 1]. */
  summary(p: readonly number[]): StreamSummary;
}

/**
 * Sums up numbers as they come: mean and spread by Welford's recurrence (1962, doi:10.1080/00401706.1962.10490022),
 * quantiles by a sketch. The same numbers in the same order give the same bits.
 *
 * @param capacity numbers up to which quantiles are exact; even.
 */
export function createRunningSummary(capacity: number): RunningSummary {
  const sketch = createQuantileSketch(capacity);
  let count = 0;
  let mean = 0;
  let squares = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  return {
    add(value) {
      if (!Number.isFinite(value)) return;
      sketch.add(value);
      count += 1;
      const off = value - mean;
      mean += off / count;
      squares += off * (value - mean);
      if (value < min) min = value;
      if (value > max) max = value;
    },
    summary: (p) => ({
      count,
      mean: count > 0 ? mean : Number.NaN,
      sd: count > 1 ? Math.sqrt(squares / (count - 1)) : Number.NaN,
      min: count > 0 ? min : Number.NaN,
      max: count > 0 ? max : Number.NaN,
      quantiles: sketch.quantiles(p),
      rankError: sketch.rankError(),
    }),
  };
}
