import { sortedQuantile } from './sortedQuantile.ts';

/** An estimate with its confidence interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The percentile bootstrap interval: the quantiles (1 -+ level) / 2 of the bootstrap draws (Efron 1981,
 * doi:10.2307/3314608). It keeps to the range of the estimator and commutes with monotone transformations.
 *
 * @param draws finite; sorted in place.
 */
export function percentileInterval(value: number, draws: Float64Array, level: number): Estimate {
  draws.sort();
  const tail = (1 - level) / 2;
  const low = sortedQuantile(draws, tail);
  return { value, low, high: sortedQuantile(draws, 1 - tail) };
}
