/** A mean with the 95 % confidence interval of the mean and the middle 90 % of the runs. NaN where there is none. */
export interface Estimate {
  readonly mean: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly q05: number;
  readonly q95: number;
  /** Runs, or pairs of runs, behind it. */
  readonly n: number;
}

/** An outcome or a contrast over design points. */
export interface EstimateColumn {
  readonly name: string;
  /** Unit of the estimates; `1` for a pure number. */
  readonly unit: string;
  /** Whether the estimates are shares that people read as per cent. */
  readonly isPercent: boolean;
  /** One a row; null where the point has none, as the counterfactual of a contrast. */
  readonly estimates: readonly (Estimate | null)[];
}

/** What an experiment asked for: a row a design point. */
export interface EstimateTable {
  /** Names of the parameters that tell the points apart. */
  readonly parameters: readonly string[];
  /** A row a point: its number and the values of those parameters, as text. */
  readonly points: readonly { readonly point: number; readonly values: readonly string[] }[];
  readonly columns: readonly EstimateColumn[];
}
