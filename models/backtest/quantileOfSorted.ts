/** Linear between order statistics (type 7 of Hyndman and Fan, https://doi.org/10.2307/2684934). @param sorted not empty. */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
