/** What a search asks, checked against the model. It stands in the manifest of its results. */
export interface SearchSettings {
  /** The parameter that is varied, and its range, in its own unit. */
  readonly parameter: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** Outcome, or contrast with the counterfactual. */
  readonly outcome: string;
  readonly outcomeUnit: string;
  /** The mean outcome wanted. */
  readonly target: number;
  /** Probability that the interval of the root covers it. */
  readonly level: number;
  /** Bootstrap draws of that interval. */
  readonly resamples: number;
  /** A bracket as narrow as this ends the search. */
  readonly tolerance: number;
  /** Runs at most for each design point. */
  readonly maxRuns: number;
  /** The design points searched, ascending. */
  readonly points: readonly number[];
}
