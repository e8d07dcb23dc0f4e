import { sortedQuantile } from '../statistics/sortedQuantile.ts';

/**
 * Spread of a sample that a few wild values do not move: the median distance from the median or, where more than half
 * of the values are the same, the mean distance.
 *
 * @param values not empty. @returns 0 only where all values are the same.
 */
export function robustScale(values: Float64Array): number {
  const middle = sortedQuantile(values.slice().sort(), 0.5);
  const distances = values.map((value) => Math.abs(value - middle)).sort();
  const median = sortedQuantile(distances, 0.5);
  return median > 0 ? median : distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}
