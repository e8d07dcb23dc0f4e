/**
 * What the miners of the `threshold` model take as given, one entry an epoch and at least one. A run that goes on past
 * the end keeps the last entry.
 */
export interface ThresholdPaths {
  /** Price of bitcoin [USD/BTC]. */
  readonly btcUsd: Float64Array;
  /** Block subsidy [BTC/block], without fees. */
  readonly subsidyBtc: Float64Array;
  /** What AI tenants pay, power included [USD per kWh that the site draws]. */
  readonly aiUsdKwh: Float64Array;
}
