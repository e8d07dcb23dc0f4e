/**
 * Turns a weighted sample into one of equal weights: systematic resampling, from the middle of equal parts of the
 * weight (Kitagawa 1996, doi:10.2307/1390750).
 *
 * @param weights from 0, not all 0. @returns `count` places, rising; heavy ones repeat.
 */
export function resampleEvenly(weights: Float64Array, count: number): Int32Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const picks = new Int32Array(count);
  let place = 0;
  let sum = weights[0];
  for (let k = 0; k < count; k++) {
    const wanted = ((k + 0.5) / count) * total;
    while (sum < wanted && place < weights.length - 1) sum += weights[++place];
    picks[k] = place;
  }
  return picks;
}
