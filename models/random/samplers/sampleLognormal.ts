import { exp } from '../math/exp.ts';
import { normalQuantile } from '../math/normalQuantile.ts';

/**
 * @param logMean mean of the logarithm of the draws.
 * @param logStandardDeviation standard deviation of that logarithm.
 * @returns the lognormal draw at the uniform number `u` in (0, 1), by inverse distribution function.
 */
export function sampleLognormal(u: number, logMean: number, logStandardDeviation: number): number {
  return exp(logMean + logStandardDeviation * normalQuantile(u));
}
