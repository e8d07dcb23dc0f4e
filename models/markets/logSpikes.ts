import { exp } from '../random/math/exp.ts';
import { pow } from '../random/math/pow.ts';
import { sampleGamma } from '../random/samplers/sampleGamma.ts';
import { samplePoisson } from '../random/samplers/samplePoisson.ts';
import type { Field } from '../random/streams.ts';
import { dailyValues } from './dailyValues.ts';

const DAYS_PER_YEAR = 365.25;

/** Sudden rises that fade. */
export interface SpikeLaw {
  /** Expected spikes a year, and their mean height in logs, below 1 for the mean to exist; heights are exponential. */
  readonly spikesYear: number;
  readonly spikeLogMean: number;
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
 * a day, lambda the spikes a day and h their mean height, `ln E[exp Y] = lambda sum over k < d of b^k h / (1 - b^k h)`
 * after d days.
 * Source: Hambly, Howison and Kluge 2009, doi:10.1080/14697680802596856, who add it to a `logDeviation`.
 *
 * @returns the factor of a day, an integer from 0.
 */
export function logSpikes(law: SpikeLaw, draws: SpikeDraws): (day: number) => number {
  const spikesDay = law.spikesYear / DAYS_PER_YEAR;
  if (spikesDay * law.spikeLogMean === 0) return () => 1;
  const stays = pow(0.5, 1 / law.spikeHalfLifeDays);
  const arriving = (day: number): number => {
    const count = samplePoisson(draws.count.at(0, day), spikesDay);
    return count === 0 ? 0 : sampleGamma(draws.height.at(0, day), count, law.spikeLogMean);
  };
  const height = dailyValues(0, (last, day) => stays * last + arriving(day));
  let meanHeight = law.spikeLogMean;
  let logMean = 0;
  return dailyValues(1, (_last, day) => {
    logMean += (spikesDay * meanHeight) / (1 - meanHeight);
    meanHeight *= stays;
    return exp(height(day) - logMean);
  });
}
