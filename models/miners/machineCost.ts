import { MWH_PER_PH_DAY_PER_JTH } from '../chain/hashprice.ts';

/**
 * Break-even power price of a machine in USD/MWh: its revenue per MWh drawn at the meter, less the operating cost that
 * stops with it. Purchase prices are sunk and play no part in the decision to run.
 *
 * @param hashpriceUsdPhDay USD/PH/day. @param mwPerEhS efficiency times PUE, MW per EH/s (equal to J/TH).
 */
export function breakEvenUsdMWh(hashpriceUsdPhDay: number, mwPerEhS: number, avoidableUsdMWh: number): number {
  return hashpriceUsdPhDay / (MWH_PER_PH_DAY_PER_JTH * mwPerEhS) - avoidableUsdMWh;
}
