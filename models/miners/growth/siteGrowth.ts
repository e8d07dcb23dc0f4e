import type { ParameterReader } from '../../parameterReader.ts';
import { capitalRecoveryFactor } from '../capitalRecoveryFactor.ts';

/** Halls and substations outlive machines: as long as those of AI, years. */
const HALL_YEARS = 12;

/** Powered capacity that sites add for mining. Arrays are per site unless said. */
export interface SiteGrowth {
  /** Most that a site begins in a year, over its capacity. */
  readonly paceYear: number;
  readonly leadEpochs: number;
  readonly usdMw: number;
  /** Per class of operators: the part of a hall's cost that one generation of machines has to earn. */
  readonly shareOfHall: Float64Array;
  /** What a site may begin in all, over its capacity at the start; and what of it is left, MW. */
  readonly spareShare: number;
  readonly spareMw: Float64Array;
  /** Ring of capacity that comes online: `[(epoch % slots) * sites + site]`, MW. */
  readonly slots: number;
  readonly dueMw: Float64Array;
  /** Under construction, and what of it is ready when a machine that is ordered now arrives, MW. */
  readonly comingMw: Float64Array;
  readonly readyMw: Float64Array;
  /** Paid and not yet booked, USD. */
  readonly spentUsd: Float64Array;
}

/**
 * @param ratesYear cost of capital per class of operators.
 * @returns null where sites cannot grow.
 * @throws RangeError when sites could grow but nobody buys machines.
 */
export function createSiteGrowth(
  parameters: ParameterReader,
  ratesYear: readonly number[],
  sites: number,
): SiteGrowth | null {
  const spare = parameters.number('site.spareCapacity');
  if (spare === 0) return null;
  if (parameters.text('invest.rule') === 'none') {
    throw new RangeError('site.spareCapacity is above 0, but invest.rule is none: nobody would fill what is built');
  }
  const lifeYears = parameters.number('invest.machineLifeYears');
  const leadEpochs = Math.max(1, Math.round(parameters.number('site.growthLeadTime')));
  return {
    paceYear: parameters.number('site.growthYear'),
    leadEpochs,
    usdMw: parameters.number('site.growthUsdMw'),
    shareOfHall: Float64Array.from(
      ratesYear,
      (rate) => capitalRecoveryFactor(rate, Math.max(HALL_YEARS, lifeYears)) / capitalRecoveryFactor(rate, lifeYears),
    ),
    spareShare: spare,
    spareMw: new Float64Array(sites),
    slots: leadEpochs + 1,
    dueMw: new Float64Array((leadEpochs + 1) * sites),
    comingMw: new Float64Array(sites),
    readyMw: new Float64Array(sites),
    spentUsd: new Float64Array(sites),
  };
}

/** Room to grow, once the capacity of sites at the start is known. */
export function startGrowth({ spareMw, spareShare }: SiteGrowth, capacityMw: Float64Array): void {
  for (let i = 0; i < spareMw.length; i++) spareMw[i] = spareShare * capacityMw[i];
}
