/** What is known of past difficulty epochs, oldest first and without gaps. All arrays have one cell an epoch. */
export interface EpochHistory {
  /** Number of the first epoch: its first block has 2,016 times this height. */
  readonly firstEpoch: number;
  /** Header time of the first block, days since 1970-01-01 UTC. Times of headers may run backwards. */
  readonly startDay: Float64Array;
  /** Difficulty in force, 1. */
  readonly difficulty: Float64Array;
  /** Mean price over the epoch, USD/BTC; NaN where unknown. */
  readonly priceUsdBtc: Float64Array;
  /** Mean transaction fees per block, BTC; NaN where unknown. */
  readonly feesBtcBlock: Float64Array;
}
