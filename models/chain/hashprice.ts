/** Hashes that one PH/s computes in a day. */
const HASHES_PER_PH_DAY = 86_400e15;

/** MWh that 1 PH/s draws in a day for each J/TH of efficiency: 1000 TH/s * 86400 s / 3.6e9 J. */
export const MWH_PER_PH_DAY_PER_JTH = 0.024;

/**
 * Hashprice: expected income of one PH/s during a day [USD/PH/day]. It depends on difficulty, not on the network's
 * hashrate of the day.
 * Source: definition (blocks a PH/s expects to find in a day, times what a block pays).
 *
 * @param expectedHashesPerBlock W = 2^256 / (target + 1).
 * @param rewardBtc subsidy plus fees of a block [BTC].
 * @param priceUsdBtc price of a bitcoin [USD].
 */
export function hashpriceUsdPhDay(expectedHashesPerBlock: number, rewardBtc: number, priceUsdBtc: number): number {
  return (HASHES_PER_PH_DAY / expectedHashesPerBlock) * rewardBtc * priceUsdBtc;
}

/**
 * Mining revenue of a MWh at the machine [USD/MWh].
 *
 * @param hashprice [USD/PH/day].
 * @param efficiencyJTh energy per hash [J/TH].
 */
export function revenueUsdMWh(hashprice: number, efficiencyJTh: number): number {
  return hashprice / (MWH_PER_PH_DAY_PER_JTH * efficiencyJTh);
}
