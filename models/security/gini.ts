/**
 * Gini coefficient of inequality: half the mean absolute difference between two entities drawn with replacement, over
 * the mean. 0 when all hold the same, `(n - 1) / n` when one of n holds all (the population form, without the small
 * sample factor n / (n - 1)). Computed as `sum (2i - n - 1) x_(i) / (n sum x)` over ascending amounts.
 *
 * Source: Gini 1912; Cowell, Measurement of Inequality, doi:10.1016/S1574-0056(00)80005-6.
 *
 * @param ranked what each entity holds, in any unit, none negative, from the largest to the smallest
 * @returns NaN when the total is 0
 */
export function gini(ranked: Float64Array): number {
  const count = ranked.length;
  let total = 0;
  let weighted = 0;
  for (let r = count - 1; r >= 0; r--) {
    total += ranked[r];
    weighted += (count - 1 - 2 * r) * ranked[r];
  }
  return weighted / (count * total);
}
