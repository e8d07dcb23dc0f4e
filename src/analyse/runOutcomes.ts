/** One outcome of every run of a design. */
export interface RunOutcomes {
  readonly name: string;
  readonly replications: number;
  /** Points x replications, the replications of a point next to each other; NaN where the run failed or has none. */
  readonly values: Float64Array;
  /**
   * Size of the numbers that the values are differences of: what varies by less than 1e-12 of it is rounding. The size of
   * the values themselves where it is left out.
   */
  readonly scale?: number | undefined;
}
