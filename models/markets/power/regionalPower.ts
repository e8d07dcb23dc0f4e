import { cosTurns } from '../../random/math/cosTurns.ts';
import type { Sequence, Streams } from '../../random/streams.ts';
import { dailyValues } from '../dailyValues.ts';
import { type DeviationLaw, logDeviation } from '../logDeviation.ts';
import { logSpikes, type SpikeLaw } from '../logSpikes.ts';

const DAYS_PER_YEAR = 365.25;

/** The wholesale power price of a region, and what it means for the sites there. */
export interface RegionLaw extends DeviationLaw, SpikeLaw {
  readonly region: string;
  /** Mean spot price, USD/MWh. */
  readonly spotUsdMWh: number;
  /** Half of the distance between the dearest and the cheapest season over the mean, below 1. */
  readonly seasonAmplitude: number;
  /** Day of the year on which the season is dearest, 1 January being 0. */
  readonly peakDay: number;
  /** Share of the variance of daily shocks that all regions have in common. */
  readonly commonShare: number;
  /** Share of a site's power bought at a price that floats with the spot price; the rest is bought at a fixed price. */
  readonly floatingShare: number;
  /** Share of a site's power bought at a fixed price with the right to sell it back. */
  readonly resaleShare: number;
  /** Spot price above which it is sold back, USD/MWh. */
  readonly resaleStrikeUsdMWh: number;
}

/** The season's factor on the mean price: 1 on average over a year. @param dayNumber days since 1 January 1970. */
export function seasonFactor(amplitude: number, peakDay: number, dayNumber: number): number {
  return 1 + amplitude * cosTurns((dayNumber - peakDay) / DAYS_PER_YEAR);
}

/**
 * Daily spot price of a region over its mean: season times a deviation that reverts to 1, with spikes. Its mean over
 * whole years is 1. Source of the form: Lucia and Schwartz 2002, doi:10.1023/A:1013846631785, and see `logDeviation`
 * and `logSpikes`.
 *
 * @param startDayNumber calendar day of day 0, days since 1 January 1970.
 * @param shocks         daily shocks of the region; its spikes have streams under its name.
 * @returns the factor of a day, counted from the start of the run.
 */
export function regionalPower(
  law: RegionLaw,
  startDayNumber: number,
  shocks: Sequence,
  streams: Streams,
): (day: number) => number {
  const deviation = logDeviation(law, shocks);
  const spikes = logSpikes(law, {
    count: streams.field('power', law.region, 'spikeCount'),
    height: streams.field('power', law.region, 'spikeHeight'),
  });
  const season = (day: number): number => seasonFactor(law.seasonAmplitude, law.peakDay, startDayNumber + day);
  return dailyValues(season(0), (_last, day) => season(day) * deviation(day) * spikes(day));
}
