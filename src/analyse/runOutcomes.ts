/** One outcome of every run of a design. */
export interface RunOutcomes {
  readonly name: string;
  readonly replications: number;
  /** Points x replications, the replications of a point next to each other; NaN where the run failed or has none. */
  readonly values: Float64Array;
}
