/** Draws from a prior and what a model made of each. All arrays have one cell a draw. */
export interface AbcDraws {
  /** One array a parameter. */
  readonly parameters: readonly Float64Array[];
  /** One array a moment (summary statistic) of the simulated data; finite. */
  readonly moments: readonly Float64Array[];
}
