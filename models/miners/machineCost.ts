import { MWH_PER_PH_DAY_PER_JTH } from '../chain/hashprice.ts';
import type { Fleet } from './fleet.ts';

/**
 * Break-even power price of a machine in USD/MWh: its revenue per MWh drawn at the meter, less the operating cost that
 * stops with it. Purchase prices are sunk and play no part in the decision to run.
 *
 * @param hashpriceUsdPhDay USD/PH/day. @param mwPerEhS efficiency times PUE, MW per EH/s (equal to J/TH).
 */
export function breakEvenUsdMWh(hashpriceUsdPhDay: number, mwPerEhS: number, avoidableUsdMWh: number): number {
  return hashpriceUsdPhDay / (MWH_PER_PH_DAY_PER_JTH * mwPerEhS) - avoidableUsdMWh;
}

/** Writes the break-even power price of every vintage in use into `fleet.breakEvenUsdMWh`. */
export function breakEvenByVintage(fleet: Fleet, hashpriceUsdPhDay: number, avoidableUsdMWh: number): void {
  for (let v = 0; v < fleet.vintagesInUse; v++) {
    fleet.breakEvenUsdMWh[v] = breakEvenUsdMWh(hashpriceUsdPhDay, fleet.mwPerEhS[v], avoidableUsdMWh);
  }
}
