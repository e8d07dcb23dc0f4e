/**
 * Spearman's rank correlation (Spearman 1904, doi:10.2307/1412159): the correlation of places.
 * @param a, b `priorRanks` of two columns. @returns 0 where one does not vary.
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  let products = 0;
  let squaresA = 0;
  let squaresB = 0;
  // Places have the mean 1/2.
  for (let i = 0; i < a.length; i++) {
    products += (a[i] - 0.5) * (b[i] - 0.5);
    squaresA += (a[i] - 0.5) * (a[i] - 0.5);
    squaresB += (b[i] - 0.5) * (b[i] - 0.5);
  }
  return squaresA > 0 && squaresB > 0 ? products / Math.sqrt(squaresA * squaresB) : 0;
}
