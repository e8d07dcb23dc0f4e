/**
 * The value at a place among sorted values: the inverse of `priorRanks`, linear between values, the ends beyond them.
 *
 * @param sorted rising, not empty. @param rank in [0, 1].
 */
export function valueAtRank(sorted: Float64Array, rank: number): number {
  const last = sorted.length - 1;
  const place = Math.min(last, Math.max(0, rank * sorted.length - 0.5));
  const low = Math.floor(place);
  return sorted[low] + (sorted[Math.ceil(place)] - sorted[low]) * (place - low);
}
