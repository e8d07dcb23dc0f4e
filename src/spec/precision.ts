/** What an experiment wants to know, and how exactly: a bound on the half-width of a 95 % confidence interval. */
export interface Precision {
  /** Name of an outcome, or of the contrast of one. */
  readonly outcome: string;
  /** The half-width has to be below this: in the outcome's unit, or as a share of the mean's size. */
  readonly below: number;
  readonly of: 'unit' | 'mean';
}

/** When an experiment has enough replications. */
export interface Until {
  readonly precisions: readonly Precision[];
  /** Replications to begin with, and the most there may be. */
  readonly least: number;
  readonly most: number;
}
