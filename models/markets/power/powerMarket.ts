import type { Sites } from '../../miners/sites.ts';
import type { Sequence, Streams } from '../../random/streams.ts';
import { correlatedSequences } from '../shocks/correlatedSequences.ts';
import { type RegionLaw, regionalPower } from './regionalPower.ts';

/** A region's spot price: its law, and the price over its mean on a day. */
interface SpotMarket {
  readonly law: RegionLaw;
  readonly factor: (day: number) => number;
}

/** Power prices of a step, and the power that is sold back instead of used. */
export interface PowerMarket {
  /** The sites as they are, but at the power price of the step: fixed and floating parts, sold-back power left out. */
  readonly sites: Sites;
  /** Per site: share of the power of running machines that is sold back, and what each MWh earns above its own price. */
  readonly resoldShare: Float64Array;
  readonly resaleGainUsdMWh: Float64Array;
  /** Per site: income from power sold back, USD per hour. */
  readonly resaleUsdHour: Float64Array;
  /** By region; absent where prices are constant. */
  readonly spots: readonly (SpotMarket | undefined)[];
}

/**
 * @param regions        names of all regions, in the order of `sites.regionOf`.
 * @param laws           those whose prices move; where there is none, prices stay at the sites' own.
 * @param startDayNumber calendar day of day 0, days since 1 January 1970.
 * @param common         daily shocks that all regions share; each has its own besides, in a stream under its name.
 */
export function createPowerMarket(
  sites: Sites,
  regions: readonly string[],
  laws: readonly RegionLaw[],
  startDayNumber: number,
  common: Sequence,
  streams: Streams,
): PowerMarket {
  const perSite = (): Float64Array => new Float64Array(sites.count);
  const own = laws.map((law) => streams.sequence('power', law.region, 'level'));
  const loadings = laws.map((law, i) => [
    Math.sqrt(law.commonShare),
    ...laws.slice(0, i).map(() => 0),
    Math.sqrt(1 - law.commonShare),
  ]);
  const [, ...shocks] = correlatedSequences([common, ...own], [[1], ...loadings]);
  const spots = laws.map((law, i) => ({ law, factor: regionalPower(law, startDayNumber, shocks[i], streams) }));
  return {
    sites: laws.length === 0 ? sites : { ...sites, powerUsdMWh: sites.powerUsdMWh.slice() },
    resoldShare: perSite(),
    resaleGainUsdMWh: perSite(),
    resaleUsdHour: perSite(),
    spots: regions.map((region) => spots.find(({ law }) => law.region === region)),
  };
}

/**
 * Sets the prices of the `days` days from `day` on, by their daily means. A site with price c pays c for what it buys at
 * a fixed price, and c times the spot price over its mean for the rest. On days on which the spot price is above both
 * the strike and c, it sells back what it may, and earns the difference to c.
 *
 * @param ownUsdMWh long-run price per site.
 */
export function movePower(power: PowerMarket, ownUsdMWh: Float64Array, day: number, days: number): void {
  const { sites, spots, resoldShare, resaleGainUsdMWh } = power;
  const first = Math.floor(day);
  const end = first + Math.max(1, Math.round(days));
  for (let i = 0; i < sites.count; i++) {
    const spot = spots[sites.regionOf[i]];
    if (spot === undefined) continue;
    const { law, factor } = spot;
    const own = ownUsdMWh[i];
    const strike = Math.max(law.resaleStrikeUsdMWh, own);
    let factors = 0;
    let resaleDays = 0;
    let gain = 0;
    for (let d = first; d < end; d++) {
      const level = factor(d);
      factors += level;
      if (law.resaleShare === 0 || law.spotUsdMWh * level <= strike) continue;
      resaleDays += 1;
      gain += law.spotUsdMWh * level - own;
    }
    const resold = (law.resaleShare * resaleDays) / (end - first);
    const floating = law.floatingShare * (factors / (end - first) - 1);
    resoldShare[i] = resold;
    resaleGainUsdMWh[i] = resaleDays === 0 ? 0 : gain / resaleDays;
    sites.powerUsdMWh[i] = resold < 1 ? own * (1 + floating / (1 - resold)) : own;
  }
}
