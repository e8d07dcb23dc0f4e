import { revenueUsdMWh } from '../../chain/hashprice.ts';
import type { ReservationRent } from './conversionOffer.ts';
import type { ConversionRule } from './conversionRule.ts';

const HOURS_PER_YEAR = 8760;

/**
 * The rule of the press: convert as soon as AI earns more per MWh than mining does. It compares revenues and leaves out
 * capital, lead time, power and the life of machines; at 20 J/TH a lease of 1.46 M USD per MW and year wins below a
 * hashprice of 80 USD/PH/day.
 */
export const yieldThreshold: ConversionRule<ReservationRent> = {
  name: 'yieldThreshold',
  summary: 'whenever AI revenue per MWh beats mining revenue',
  parameters: [],
  create: () => (offer) => revenueUsdMWh(offer.hashpriceUsdPhDay, offer.efficiencyJTh) * HOURS_PER_YEAR,
};
