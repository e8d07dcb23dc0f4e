/** Mean, variance and excess kurtosis of a sample, and the lag-1 correlation of its items. */
export function sampleMoments(x: readonly number[]): {
  mean: number;
  variance: number;
  kurtosis: number;
  lag1: number;
} {
  const n = x.length;
  const mean = x.reduce((sum, v) => sum + v, 0) / n;
  const central = (power: number): number => x.reduce((sum, v) => sum + (v - mean) ** power, 0) / n;
  const variance = central(2);
  const lagged = x.slice(1).reduce((sum, v, i) => sum + (v - mean) * (x[i] - mean), 0) / (n - 1);
  return { mean, variance, kurtosis: central(4) / variance ** 2 - 3, lag1: lagged / variance };
}
