/**
 * Quantile of a weighted sample: values stand at the middle of their weight, linear between them, and the ends are
 * the extremes. With equal weights that is type 5 of Hyndman and Fan (doi:10.2307/2684934).
 *
 * @param values not empty, any order. @param weights from 0, not all 0. @param p in [0, 1].
 */
export function weightedQuantile(values: Float64Array, weights: Float64Array, p: number): number {
  const order = Int32Array.from(values, (_, i) => i)
    .filter((i) => weights[i] > 0)
    .sort((a, b) => values[a] - values[b] || a - b);
  const total = order.reduce((sum, i) => sum + weights[i], 0);
  const wanted = p * total;
  let below = Number.NaN;
  let belowAt = 0;
  let sum = 0;
  for (const i of order) {
    const at = sum + weights[i] / 2;
    if (at >= wanted) {
      return Number.isNaN(below) ? values[i] : below + ((values[i] - below) * (wanted - belowAt)) / (at - belowAt);
    }
    sum += weights[i];
    below = values[i];
    belowAt = at;
  }
  return below;
}
