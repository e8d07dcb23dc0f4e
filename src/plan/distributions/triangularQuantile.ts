/**
 * @returns the quantile at `u` in [0, 1] of the triangular distribution from `low` to `high` with its peak at `mode`,
 * which may be either end.
 */
export function triangularQuantile(u: number, low: number, mode: number, high: number): number {
  const width = high - low;
  if (u * width < mode - low) return low + Math.sqrt(u * width * (mode - low));
  return high - Math.sqrt((1 - u) * width * (high - mode));
}
