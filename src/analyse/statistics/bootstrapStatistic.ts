import type { Streams } from '../../../models/random/streams.ts';
import { AnalysisError } from '../analysisError.ts';
import { type Estimate, percentileInterval } from './interval.ts';
import { resampler } from './resampler.ts';

/** A statistic of a sample, how it is uncertain, and how much. */
export interface BootstrapEstimate extends Estimate {
  /** Standard deviation of the bootstrap draws, divisor n - 1: the standard error of the statistic. */
  readonly sd: number;
}

/**
 * Standard error and percentile interval of any statistic of independent replications, a quantile for example (Efron
 * 1979, doi:10.1214/aos/1176344552). The ends of a sample hold little: extreme quantiles need many replications.
 *
 * @param sample finite, at least two.
 * @param statistic of a sample; it may sort what it is given.
 * @throws AnalysisError for a sample that is too small or not finite, or fewer than two draws.
 */
export function bootstrapStatistic(
  sample: Float64Array,
  statistic: (sample: Float64Array) => number,
  { resamples, level, streams }: { readonly resamples: number; readonly level: number; readonly streams: Streams },
): BootstrapEstimate {
  if (sample.length < 2 || resamples < 2) {
    throw new AnalysisError(
      `an interval needs at least 2 replications and 2 resamples, not ${sample.length} and ${resamples}`,
    );
  }
  const missing = sample.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0) throw new AnalysisError(`replication ${missing} has no finite number (${sample[missing]})`);
  const picksOf = resampler(streams, sample.length, 'statistic');
  const draws = Float64Array.from({ length: resamples }, () => {
    return statistic(Float64Array.from(picksOf(), (replication) => sample[replication]));
  });
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / resamples;
  const squares = draws.reduce((sum, draw) => sum + (draw - mean) * (draw - mean), 0);
  const interval = percentileInterval(statistic(sample.slice()), draws, level);
  return { ...interval, sd: Math.sqrt(squares / (resamples - 1)) };
}
