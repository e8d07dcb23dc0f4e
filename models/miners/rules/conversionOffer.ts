import type { AiProduct } from '../../markets/aiProduct.ts';

/** What a site knows when it puts a reservation rent on its capacity. */
export interface ConversionOffer {
  product: AiProduct;
  hashpriceUsdPhDay: number;
  powerUsdMWh: number;
  /** Mean efficiency of the machines installed at the site, J/TH. */
  efficiencyJTh: number;
  /** Present value of the mining given up per contracted MW, USD: least efficient machines first, free power for nothing. */
  forgoneUsdMw: number;
  /** Cost of capital of the operator including the premium for delay, default and lock-in, 1/year. */
  discountRateYear: number;
  /** Expected time from contract to first rent, years. */
  leadYears: number;
}

/**
 * A decision rule: the rent per contracted MW and year below which a site does not convert. One rule a file, all held
 * to the same laws: finite and positive, rising with hashprice, independent of every other site.
 */
export type ReservationRent = (offer: ConversionOffer) => number;
