import { log } from '../../random/math/log.ts';
import { capitalRecoveryFactor } from '../capitalRecoveryFactor.ts';
import type { ConversionOffer } from './conversionOffer.ts';

const HOURS_PER_YEAR = 8760;

/**
 * The rent from which on it pays to let a hall that stands: what was built is sunk, so yearly payments have to cover its
 * upkeep (what saves up for a new hall at the end of its life), new equipment, the power that the operator pays, and the
 * mining that could take its place, over the margin that is left of the rent.
 *
 * @param hallUsdMw what the hall cost, USD per contracted MW. @param miningUsdMwYear per contracted MW and year.
 * @returns USD per contracted MW and year.
 */
export function standingHallRent(offer: ConversionOffer, hallUsdMw: number, miningUsdMwYear: number): number {
  const { product, discountRateYear: rate } = offer;
  const upkeep = hallUsdMw * (capitalRecoveryFactor(rate, product.hallYears) - log(1 + rate));
  const equipment = product.equipmentUsdMw * capitalRecoveryFactor(rate, product.equipmentYears);
  const power = product.operatorPaysPower ? offer.powerUsdMWh * HOURS_PER_YEAR * product.grossPerMw : 0;
  return (upkeep + equipment + power + miningUsdMwYear) / product.margin;
}
