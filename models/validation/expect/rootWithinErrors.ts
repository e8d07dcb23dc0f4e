import type { Measurement } from '../measurement.ts';
import { batchMean } from './batchMean.ts';
import { ERRORS } from './withinErrors.ts';

/**
 * The root of the mean of a run's squares, a standard deviation, which passes when the mean of squares is within four of
 * its own standard errors.
 */
export function rootWithinErrors(
  what: string,
  expected: number,
  squares: ArrayLike<number>,
  text: string,
): Measurement {
  const { mean, standardError } = batchMean(squares);
  const lowest = standardError > 0 ? Math.sqrt(Math.max(0, expected * expected - ERRORS * standardError)) : Number.NaN;
  const highest = Math.sqrt(expected * expected + ERRORS * standardError);
  const allowance = Number(((highest - lowest) / 2).toPrecision(2));
  return { what, expected: `${text}, give or take ${allowance}`, lowest, highest, got: Math.sqrt(mean) };
}
