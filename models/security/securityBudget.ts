/** What the network pays its miners. */
export interface SecurityBudget {
  /** Mutable, so that a caller in a loop can pass the same object again. */
  btcDay: number;
  usdDay: number;
  /** Budget of a year over the value of all coins [% per year]. */
  marketCapPercentYear: number;
}

const DAYS_PER_YEAR = 365.25;

/**
 * Security budget: subsidy and fees that go to miners. In USD it follows the price and the pace of blocks, not the
 * hashrate: an exodus lowers it until the retarget and no longer.
 *
 * @param subsidyBtc subsidies paid in the period [BTC]
 * @param feesBtc fees paid in the period [BTC]
 * @param days length of the period, above 0
 * @param priceUsdBtc price of bitcoin [USD/BTC]
 * @param supplyBtc coins issued so far [BTC], above 0; the price cancels from the share of market capitalisation
 * @param into where to write the result; a new object when absent
 */
export function securityBudget(
  subsidyBtc: number,
  feesBtc: number,
  days: number,
  priceUsdBtc: number,
  supplyBtc: number,
  into: SecurityBudget = { btcDay: 0, usdDay: 0, marketCapPercentYear: 0 },
): SecurityBudget {
  into.btcDay = (subsidyBtc + feesBtc) / days;
  into.usdDay = into.btcDay * priceUsdBtc;
  into.marketCapPercentYear = (100 * into.btcDay * DAYS_PER_YEAR) / supplyBtc;
  return into;
}
