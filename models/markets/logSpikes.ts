import { exp } from '../random/math/exp.ts';
import { normalQuantile } from '../random/math/normalQuantile.ts';
import { pow } from '../random/math/pow.ts';
import { samplePoisson } from '../random/samplers/samplePoisson.ts';
import type { Field } from '../random/streams.ts';
import { dailyValues } from './dailyValues.ts';

const DAYS_PER_YEAR = 365.25;

/** Sudden rises that fade. */
export interface SpikeLaw {
  /** Expected spikes a year. */
  readonly spikesYear: number;
  /** Mean and standard deviation of their height in logs, normal. */
  readonly spikeLogMean: number;
  readonly spikeLogSd: number;
  /** Time in which a spike loses half of its height in logs, days. */
  readonly spikeHalfLifeDays: number;
}

/** Draws of spikes, addressed by the day, so that they leave the queue of the level as it is. */
export interface SpikeDraws {
  readonly count: Field;
  readonly height: Field;
}

/**
 * A factor on a price, `exp(Y) / E[exp(Y)]`, where Y is a shot noise: spikes come as a Poisson process and fade
 * exponentially. Y is 0 on day 0, and the factor has the mean 1 on every day: with b the share of a spike that outlives
 * a day, lambda the spikes a day, m and s the mean and standard deviation of their height,
 * `ln E[exp Y] = lambda sum over k < d of exp(b^k m + (b^k s)^2 / 2) - 1` after d days.
 * Source: Hambly, Howison and Kluge 2009, doi:10.1080/14697680802596856, who add it to a `logDeviation`; normal
 * heights as in Merton 1976, since exponential ones of the size of real spikes have no variance on the scale of prices.
 *
 * @returns the factor of a day, an integer from 0.
 */
export function logSpikes(law: SpikeLaw, draws: SpikeDraws): (day: number) => number {
  if (law.spikesYear === 0) return () => 1;
  const spikesDay = law.spikesYear / DAYS_PER_YEAR;
  const stays = pow(0.5, 1 / law.spikeHalfLifeDays);
  const arriving = (day: number): number => {
    const count = samplePoisson(draws.count.at(0, day), spikesDay);
    if (count === 0) return 0;
    return count * law.spikeLogMean + Math.sqrt(count) * law.spikeLogSd * normalQuantile(draws.height.at(0, day));
  };
  const height = dailyValues(0, (last, day) => stays * last + arriving(day));
  let left = 1;
  let logMean = 0;
  return dailyValues(1, (_last, day) => {
    const sd = left * law.spikeLogSd;
    logMean += spikesDay * (exp(left * law.spikeLogMean + (sd * sd) / 2) - 1);
    left *= stays;
    return exp(height(day) - logMean);
  });
}
