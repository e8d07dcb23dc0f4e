/**
 * The index drawn with probability in proportion to its weight, at the uniform number `u` in (0, 1), by inverse
 * distribution function. An index of weight 0 is never drawn.
 *
 * @param weights finite, not negative, of any positive sum.
 * @throws RangeError when a weight is negative or not finite, or all are 0.
 */
export function sampleDiscrete(u: number, weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i += 1) {
    if (!(weights[i] >= 0)) throw new RangeError(`weight ${i} must not be negative: ${weights[i]}`);
    total += weights[i];
  }
  if (!(total > 0 && total < Infinity)) throw new RangeError(`weights must have a positive finite sum, not ${total}`);
  const target = u * total;
  let cumulative = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i += 1) {
    if (weights[i] === 0) continue;
    cumulative += weights[i];
    last = i;
    if (target < cumulative) return i;
  }
  // Reached only where rounding carries u * total up to the total itself.
  return last;
}
