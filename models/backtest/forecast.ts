/** What was foreseen at one origin for one epoch, and what came. Difficulties, 1. */
export interface Forecast {
  /** Number of the epoch at whose start the forecast is made, and how many epochs it looks ahead. */
  readonly originEpoch: number;
  readonly horizon: number;
  /** Header time of the first block of the origin, days since 1970-01-01. */
  readonly originDay: number;
  readonly actual: number;
  /** Median of the simulated runs, and the bounds that hold the middle 90 % of them. */
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Baselines: difficulty stays; difficulty goes on as in the 26 epochs before. */
  readonly noChange: number;
  readonly drift: number;
}

/** Bounds of a forecast, 1. */
export interface ForecastInterval {
  readonly low: number;
  readonly high: number;
}
