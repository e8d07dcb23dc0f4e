import type { Measurement } from '../measurement.ts';
import { batchMean } from './batchMean.ts';

/** Standard errors within which a statistical measurement passes. */
export const ERRORS = 4;

/**
 * The mean of a run's values, which passes within four of the run's own standard errors. They are taken from the means of
 * forty batches, because neighbouring values may depend on each other.
 *
 * @param text the expectation for a reader; the allowance is added to it.
 */
export function withinErrors(what: string, expected: number, values: ArrayLike<number>, text: string): Measurement {
  const { mean, standardError } = batchMean(values);
  const allowance = ERRORS * standardError;
  return {
    what,
    expected: `${text}, give or take ${Number(allowance.toPrecision(2))}`,
    // A run that does not vary says nothing: no allowance, no pass.
    lowest: standardError > 0 ? expected - allowance : Number.NaN,
    highest: expected + allowance,
    got: mean,
  };
}
