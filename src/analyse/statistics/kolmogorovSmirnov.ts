/**
 * Largest distance between the empirical distribution functions of two samples (Smirnov 1948,
 * doi:10.1214/aoms/1177730256).
 *
 * @param a sorted, not empty. @param b sorted, not empty.
 */
export function kolmogorovSmirnov(a: Float64Array, b: Float64Array): number {
  let i = 0;
  let j = 0;
  let largest = 0;
  while (i < a.length && j < b.length) {
    const value = a[i] < b[j] ? a[i] : b[j];
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
    const distance = Math.abs(i / a.length - j / b.length);
    if (distance > largest) largest = distance;
  }
  return largest;
}
