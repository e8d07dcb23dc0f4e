import { pow } from '../../random/math/pow.ts';
import { capitalRecoveryFactor } from '../capitalRecoveryFactor.ts';
import type { ConversionDecision } from './conversionDecision.ts';
import type { ConversionOffer } from './conversionOffer.ts';
import type { ConversionRule } from './conversionRule.ts';
import { forgoneUsdMwYear } from './forgoneUsdMwYear.ts';
import { standingHallRent } from './standingHallRent.ts';

const HOURS_PER_YEAR = 8760;

/**
 * The rent at which conversion has a net present value of zero: yearly payments that recover what the site spends and
 * gives up, plus the power that the operator pays, over the margin that is left of the rent. Halls are paid for evenly
 * while they are built, so they are carried for half of the time to the first rent; equipment is bought at its end;
 * mining stops at its beginning.
 */
function reservationRent(offer: ConversionOffer): number {
  const { product, discountRateYear: rate } = offer;
  const building = pow(1 + rate, offer.leadYears / 2);
  const hall = building * product.hallUsdMw * capitalRecoveryFactor(rate, product.hallYears);
  const equipment = product.equipmentUsdMw * capitalRecoveryFactor(rate, product.equipmentYears);
  const forgone = forgoneUsdMwYear(offer);
  const power = product.operatorPaysPower ? offer.powerUsdMWh * HOURS_PER_YEAR * product.grossPerMw : 0;
  return (hall + equipment + forgone + power) / product.margin;
}

/** Conversion at a positive net present value; when a contract ends, what was spent on its hall is sunk. */
export const npv: ConversionRule<Required<Omit<ConversionDecision, 'offeredShare'>>> = {
  name: 'npv',
  summary: 'at positive net present value',
  parameters: [],
  create: () => ({
    reservationRent,
    renewalRent: (offer) => standingHallRent(offer, offer.product.hallUsdMw, forgoneUsdMwYear(offer)),
  }),
};
