/** One number of a validation check: what was expected, as text and as a closed range, and what came out. */
export interface Measurement {
  /** What was measured, with its unit. */
  readonly what: string;
  /** The expectation for a reader, with its unit: `17.5 days`, `between -15 and -3 %`. */
  readonly expected: string;
  /** Smallest value that passes. */
  readonly lowest: number;
  /** Largest value that passes. Equal to `lowest` where the expectation is exact. */
  readonly highest: number;
  /** The value that came out; NaN never passes. */
  readonly got: number;
  /**
   * Why the models do not meet it, where that is known and stands in the list of known misses. Such a number must lie
   * outside its range: one that comes to lie inside has to be taken off the list.
   */
  readonly knownMiss?: string;
}
