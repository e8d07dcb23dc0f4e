/** One number that sums up a run: a column of `runs.csv`, and what a counterfactual is compared on. */
export interface Outcome {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  /**
   * How a run is set against its counterfactual twin: `relative` is `x / x0 - 1` (unit 1), `difference` is `x - x0`
   * (the outcome's own unit).
   */
  readonly contrast: 'relative' | 'difference';
  /** Name of that contrast in experiment files and `contrasts.csv`, for example `hashrate_change`. */
  readonly change: string;
}
