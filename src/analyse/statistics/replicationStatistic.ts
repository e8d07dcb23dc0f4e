import { AnalysisError } from '../analysisError.ts';
import type { RunOutcomes } from '../runOutcomes.ts';
import { sortedQuantile } from './sortedQuantile.ts';

/** What a stochastic model's replications at a point are reduced to: the number whose sensitivity is asked for. */
export type ReplicationStatistic =
  | { readonly of: 'mean' }
  /** Divisor n - 1. */
  | { readonly of: 'sd' }
  /** Type 7 of Hyndman and Fan, doi:10.2307/2684934. */
  | { readonly of: 'quantile'; readonly p: number };

/**
 * Reduces the replications of every point to one number.
 *
 * @param picks which replications to use, repeats allowed; null for each once.
 * @throws AnalysisError for a spread of one replication or a quantile outside [0, 1].
 */
export function pointStatistics(
  { name, replications, values }: RunOutcomes,
  statistic: ReplicationStatistic,
  picks: Int32Array | null,
): Float64Array {
  if (statistic.of !== 'mean' && replications < 2) {
    throw new AnalysisError(
      `${name}: a ${statistic.of} over replications needs at least 2 of them, not ${replications}`,
    );
  }
  if (statistic.of === 'quantile' && !(statistic.p >= 0 && statistic.p <= 1)) {
    throw new AnalysisError(`${name}: the quantile must be from 0 to 1, not ${statistic.p}`);
  }
  const sample = new Float64Array(replications);
  const result = new Float64Array(values.length / replications);
  for (let point = 0; point < result.length; point++) {
    const start = point * replications;
    for (let r = 0; r < replications; r++) sample[r] = values[start + (picks === null ? r : picks[r])];
    result[point] = reduce(sample, statistic);
  }
  return result;
}

function reduce(sample: Float64Array, statistic: ReplicationStatistic): number {
  if (statistic.of === 'quantile') return sortedQuantile(sample.sort(), statistic.p);
  let sum = 0;
  for (let r = 0; r < sample.length; r++) sum += sample[r];
  const mean = sum / sample.length;
  if (statistic.of === 'mean') return mean;
  let squares = 0;
  for (let r = 0; r < sample.length; r++) squares += (sample[r] - mean) * (sample[r] - mean);
  return Math.sqrt(squares / (sample.length - 1));
}
