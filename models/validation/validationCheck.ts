import type { Measurement } from './measurement.ts';

/** A row of the validation table: one claim about what the models must give, with numbers from outside. */
export interface ValidationCheck {
  /** Letter of the row in docs/validation.md. */
  readonly letter: string;
  /** What is tested, in one line. */
  readonly what: string;
  /** How the expectation is held: equal, by a formula, within 4 standard errors, within a band, or as printed by others. */
  readonly kind: 'exact' | 'analytic' | 'statistical' | 'band' | 'published';
  /** Where the expected numbers come from: DOI, URL or the closed form. */
  readonly source: string;
  /** Runs the check; known misses are marked. Deterministic: the same numbers at every call. */
  readonly measure: () => readonly Measurement[];
}
