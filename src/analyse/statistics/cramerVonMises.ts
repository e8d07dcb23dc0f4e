/**
 * Cramer-von Mises statistic T of two samples, from their ranks in both together, ties with middle ranks (Anderson 1962,
 * doi:10.1214/aoms/1177704477). Unlike the largest distance it feels differences everywhere in the range.
 *
 * @param a sorted, not empty. @param b sorted, not empty.
 */
export function cramerVonMises(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const m = b.length;
  let i = 0;
  let j = 0;
  let ofA = 0;
  let ofB = 0;
  while (i < n || j < m) {
    const value = j >= m || (i < n && a[i] < b[j]) ? a[i] : b[j];
    const before = i + j;
    const startA = i;
    const startB = j;
    while (i < n && a[i] === value) i++;
    while (j < m && b[j] === value) j++;
    const rank = (before + 1 + i + j) / 2;
    for (let place = startA + 1; place <= i; place++) ofA += (rank - place) * (rank - place);
    for (let place = startB + 1; place <= j; place++) ofB += (rank - place) * (rank - place);
  }
  const product = n * m;
  return (n * ofA + m * ofB) / (product * (n + m)) - (4 * product - 1) / (6 * (n + m));
}
