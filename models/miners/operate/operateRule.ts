/** What all sites know when they decide how much to run. Synchronous: nobody sees what others decide in this step. */
export interface OperatingConditions {
  /** Hashprice on the current difficulty and price, USD/PH/day. */
  hashpriceUsdPhDay: number;
  /** Length of the step in epochs; speeds of adjustment are compounded over it. */
  epochs: number;
}
