/**
 * Quantile of a sorted sample, linear between order statistics (type 7 of Hyndman and Fan, doi:10.2307/2684934).
 *
 * @param sorted rising, not empty. @param p in [0, 1].
 */
export function sortedQuantile(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p;
  const low = Math.floor(place);
  return sorted[low] + (sorted[Math.ceil(place)] - sorted[low]) * (place - low);
}
