import { hashpriceUsdPhDay, MWH_PER_PH_DAY_PER_JTH, revenueUsdMWh } from './hashprice.ts';

/** Power price at which a machine's revenue just pays its power [USD/MWh]; above it the machine is curtailed. */
export function breakEvenPowerUsdMWh(hashprice: number, efficiencyJTh: number): number {
  return revenueUsdMWh(hashprice, efficiencyJTh);
}

/** Energy per hash at which revenue just pays the power [J/TH]; less efficient machines lose money. */
export function breakEvenEfficiencyJTh(hashprice: number, powerUsdMWh: number): number {
  return hashprice / (MWH_PER_PH_DAY_PER_JTH * powerUsdMWh);
}

/**
 * Bitcoin price at which a machine's revenue just pays its power [USD/BTC].
 *
 * @param expectedHashesPerBlock W = 2^256 / (target + 1).
 * @param rewardBtc subsidy plus fees of a block [BTC].
 */
export function breakEvenPriceUsdBtc(
  expectedHashesPerBlock: number,
  rewardBtc: number,
  efficiencyJTh: number,
  powerUsdMWh: number,
): number {
  const costUsdPhDay = MWH_PER_PH_DAY_PER_JTH * efficiencyJTh * powerUsdMWh;
  return costUsdPhDay / hashpriceUsdPhDay(expectedHashesPerBlock, rewardBtc, 1);
}
