import { exp } from '../math/exp.ts';

/**
 * The Poisson draw with this mean at the uniform number `u` in (0, 1), by inverse distribution function: the smallest
 * count whose distribution function is not below `u`. The sum of terms takes a time in proportion to the count, so the
 * mean should be small.
 *
 * @param mean from 0 to 700, above which the first term is no longer a normal double.
 */
export function samplePoisson(u: number, mean: number): number {
  let term = exp(-mean);
  let cumulative = term;
  let count = 0;
  // Beyond the mean a term that no longer changes the sum ends the search: only rounding keeps it below u.
  while (cumulative < u && (count < mean || cumulative + term > cumulative)) {
    count += 1;
    term *= mean / count;
    cumulative += term;
  }
  return count;
}
