import type { AiProduct } from '../../markets/aiProduct.ts';

/**
 * What a site knows when it puts a reservation rent on its capacity. The object is used again for the next site: a rule
 * that remembers something copies the number.
 */
export interface ConversionOffer {
  product: AiProduct;
  /** Slot of the site, from 0 to before `siteCount`: where a rule keeps what it remembers of the site. */
  site: number;
  /** Number that addresses the random draws of the site; it does not change when others are added. */
  address: number;
  /** Epochs since the start of the run. */
  epoch: number;
  hashpriceUsdPhDay: number;
  /** Rent at which the last round cleared, per contracted MW and year; at the start that of the product. */
  marketRentUsdMwYear: number;
  powerUsdMWh: number;
  /** Mean efficiency of the machines installed at the site, J/TH. */
  efficiencyJTh: number;
  /** Present value of the mining given up per contracted MW, USD: least efficient machines first, free power for nothing. */
  forgoneUsdMw: number;
  /** Cost of capital of the operator including the premium for delay, default and lock-in, 1/year. */
  discountRateYear: number;
  /** Expected time from contract to first rent, years. */
  leadYears: number;
  /**
   * Share of the AI-suitable power of all other sites that won contracts of late, as of the last round: each counts by
   * `exp(-age / ai.peerMemory)`.
   */
  othersConvertedShare: number;
}

/**
 * The decision of a rule: the rent per contracted MW and year below which a site does not convert; `Infinity` where it
 * makes no offer at any rent. Never negative, never falling with hashprice, and independent of what other sites ask in
 * the same round. Called once an epoch for every site with power to offer.
 */
export type ReservationRent = (offer: ConversionOffer) => number;
