/**
 * Gini coefficient of inequality: half the mean absolute difference between two entities drawn with replacement, over
 * the mean. 0 when all hold the same, `(n - 1) / n` when one of n holds all (the population form, without the small
 * sample factor n / (n - 1)). Computed as `sum (2i - n - 1) x_(i) / (n sum x)` over ascending amounts.
 *
 * Source: Gini 1912; Cowell, Measurement of Inequality, doi:10.1016/S1574-0056(00)80005-6.
 *
 * @param amounts what each entity holds, in any unit, none negative
 * @param count how many entries of `amounts` to use, from the first
 * @param scratch at least `count` entries, overwritten; `amounts` itself is left as it is
 * @returns NaN when the total is 0
 */
export function gini(amounts: Float64Array, count: number, scratch: Float64Array): number {
  const sorted = scratch.subarray(0, count);
  for (let i = 0; i < count; i++) sorted[i] = amounts[i];
  sorted.sort();
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < count; i++) {
    total += sorted[i];
    weighted += (2 * i + 1 - count) * sorted[i];
  }
  return weighted / (count * total);
}
