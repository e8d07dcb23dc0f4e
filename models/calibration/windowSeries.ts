/** Difficulty and price over a window, of the past or of a run: one cell an epoch, the first epoch included. */
export interface WindowSeries {
  /** Difficulty in force, 1. */
  readonly difficulty: Float64Array;
  /** Mean price over the epoch, USD/BTC. */
  readonly priceUsdBtc: Float64Array;
}
