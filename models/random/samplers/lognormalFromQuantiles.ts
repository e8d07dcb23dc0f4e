import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { normalQuantile } from '../math/normalQuantile.ts';

/** Normal quantile of 0.9. */
const Z_90 = 1.2815515655446004;

/**
 * The draw at the uniform number `u` in (0, 1) of the lognormal distribution with these 10 % and 90 % quantiles, the
 * form in which surveys report a spread. Its median is their geometric mean.
 *
 * @param p10 positive.
 * @param p90 at least `p10`, in the same unit.
 */
export function lognormalFromQuantiles(u: number, p10: number, p90: number): number {
  const logStandardDeviation = log(p90 / p10) / (2 * Z_90);
  return Math.sqrt(p10) * Math.sqrt(p90) * exp(logStandardDeviation * normalQuantile(u));
}
