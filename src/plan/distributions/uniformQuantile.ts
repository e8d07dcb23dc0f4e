/** @returns the quantile at `u` in [0, 1] of the uniform distribution from `low` to `high`, never outside of it. */
export function uniformQuantile(u: number, low: number, high: number): number {
  return Math.min(low + u * (high - low), high);
}
