import { revenueUsdMWh } from '../../chain/hashprice.ts';
import type { ConversionDecision } from './conversionDecision.ts';
import type { ConversionOffer } from './conversionOffer.ts';
import type { ConversionRule } from './conversionRule.ts';

const HOURS_PER_YEAR = 8760;

/** Revenue of a MW of the machines at a site, or of new ones where a contract ends. */
function miningUsdMwYear({ hashpriceUsdPhDay, efficiencyJTh }: ConversionOffer): number {
  return revenueUsdMWh(hashpriceUsdPhDay, efficiencyJTh) * HOURS_PER_YEAR;
}

/**
 * The rule of the press: convert as soon as AI earns more per MWh than mining does. It compares revenues and leaves out
 * capital, lead time, power and the life of machines; at 20 J/TH a lease of 1.46 M USD per MW and year wins below a
 * hashprice of 80 USD/PH/day.
 */
export const yieldThreshold: ConversionRule<ConversionDecision> = {
  name: 'yieldThreshold',
  summary: 'whenever AI revenue per MWh beats mining revenue',
  parameters: [],
  create: () => ({ reservationRent: miningUsdMwYear, renewalRent: miningUsdMwYear }),
};
