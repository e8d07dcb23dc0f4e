import type { Streams } from '../../models/random/streams.ts';
import { AnalysisError } from './analysisError.ts';
import { isConstant } from './isConstant.ts';
import type { RunOutcomes } from './runOutcomes.ts';
import { type Estimate, percentileInterval } from './statistics/interval.ts';
import { pointStatistics, type ReplicationStatistic } from './statistics/replicationStatistic.ts';
import { resampler } from './statistics/resampler.ts';

/** How the uncertainty of an index is found. */
export interface BootstrapOptions {
  readonly statistic: ReplicationStatistic;
  /** Bootstrap draws; 0 for none, then the ends of every interval are NaN. */
  readonly resamples: number;
  /** Confidence level, in (0, 1). */
  readonly level: number;
  /** Where the draws come from: the same streams give the same intervals. */
  readonly streams: Streams;
}

/**
 * Estimates indices of a statistic over replications, with percentile intervals over both sources of noise: every draw
 * resamples the units of the design and, independently, the replications. A replication is drawn for all points at once,
 * for its shocks are common to them (the pigeonhole bootstrap, Owen 2007, doi:10.1214/07-AOAS122).
 *
 * @param units what the design resamples as one: points, samples of Saltelli's design, trajectories.
 * @param estimate indices from the outcome of every point; `picks` names the units to use, null for each once.
 * @param kind 'reflected' mirrors the draws at the estimate, which takes off the bias that repeated points add (the basic
 * bootstrap, Davison and Hinkley 1997, doi:10.1017/CBO9780511802843, section 5.2).
 * @throws AnalysisError where the outcome does not vary, or did not in a draw.
 */
export function bootstrapIndices(
  outcomes: RunOutcomes,
  units: number,
  { statistic, resamples, level, streams }: BootstrapOptions,
  estimate: (y: Float64Array, picks: Int32Array | null) => Float64Array,
  kind: 'percentile' | 'reflected' = 'percentile',
): Estimate[] {
  if (!(Number.isSafeInteger(resamples) && resamples >= 0 && level > 0 && level < 1)) {
    throw new AnalysisError(`resamples must be an integer from 0 and level in (0, 1), not ${resamples} and ${level}`);
  }
  const y = pointStatistics(outcomes, statistic, null);
  if (isConstant(y, outcomes.scale)) {
    throw new AnalysisError(
      `${outcomes.name}: its ${statistic.of} is ${y[0]} at every point, rounding aside, so that there is nothing to attribute to inputs`,
    );
  }
  const values = estimate(y, null);
  const draws = Array.from(values, () => new Float64Array(resamples));
  const unitsOf = resampler(streams, units, 'units');
  const replicationsOf = resampler(streams, outcomes.replications, 'replications');
  for (let draw = 0; draw < resamples; draw++) {
    const drawn = outcomes.replications === 1 ? y : pointStatistics(outcomes, statistic, replicationsOf());
    estimate(drawn, unitsOf()).forEach((value, i) => {
      draws[i][draw] = value;
    });
  }
  return Array.from(values, (value, i) => {
    if (resamples === 0) return { value, low: Number.NaN, high: Number.NaN };
    if (draws[i].every(Number.isFinite)) {
      const interval = percentileInterval(value, draws[i], level);
      return kind === 'percentile'
        ? interval
        : { value, low: 2 * value - interval.high, high: 2 * value - interval.low };
    }
    throw new AnalysisError(
      `${outcomes.name}: it varies at so few of the ${units} samples that some bootstrap draws hold no variation; ` +
        'more samples are needed',
    );
  });
}
