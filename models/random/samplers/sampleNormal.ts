import { normalQuantile } from '../math/normalQuantile.ts';

/**
 * @param standardDeviation in the unit of `mean`.
 * @returns the normal draw at the uniform number `u` in (0, 1), by inverse distribution function.
 */
export function sampleNormal(u: number, mean: number, standardDeviation: number): number {
  return mean + standardDeviation * normalQuantile(u);
}
