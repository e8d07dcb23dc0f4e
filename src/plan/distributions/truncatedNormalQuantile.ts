import { normalCdf } from '../../../models/random/math/normalCdf.ts';
import { normalQuantile } from '../../../models/random/math/normalQuantile.ts';

/**
 * @param mean of the normal distribution before it is cut.
 * @param sd its standard deviation.
 * @returns the quantile at `u` in [0, 1] of the normal distribution cut to `low` to `high`.
 */
export function truncatedNormalQuantile(u: number, mean: number, sd: number, low: number, high: number): number {
  // Right of the mean the cumulated probability is close to 1, where digits are lost: its mirror image has them.
  if (low > mean) return mean - leftQuantile(1 - u, sd, mean - high, mean - low);
  return mean + leftQuantile(u, sd, low - mean, high - mean);
}

function leftQuantile(u: number, sd: number, low: number, high: number): number {
  const below = normalCdf(low / sd);
  const z = normalQuantile(below + u * (normalCdf(high / sd) - below));
  return Math.min(Math.max(z * sd, low), high);
}
