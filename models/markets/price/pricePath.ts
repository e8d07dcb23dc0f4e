/**
 * The price of one run in calendar time. Because it is a function of the day and not of the block height, a run and its
 * counterfactual see the same price on the same date even when their epochs last differently long.
 */
export interface PricePath {
  /** @returns the mean price in USD/BTC over `[fromDay, toDay]`, days counted from the start of the run, `toDay >= fromDay`. */
  meanUsdBtc(fromDay: number, toDay: number): number;
}
