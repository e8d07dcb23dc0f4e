import { exp } from '../../../models/random/math/exp.ts';
import { log } from '../../../models/random/math/log.ts';

/**
 * @returns the quantile at `u` in [0, 1] of the distribution from `low` to `high`, both positive, whose logarithm is
 * uniform: equal ratios are equally likely. Never outside of `low` to `high`.
 */
export function logUniformQuantile(u: number, low: number, high: number): number {
  if (u === 0) return low;
  return Math.min(Math.max(low * exp(u * log(high / low)), low), high);
}
