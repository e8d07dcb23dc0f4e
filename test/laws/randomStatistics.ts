/** @returns how many standard errors the chi-square statistic of `uniforms` in `bins` equal bins is from its mean. */
export function chiSquareZ(uniforms: readonly number[], bins = 100): number {
  const counts = new Array<number>(bins).fill(0);
  for (const u of uniforms) counts[Math.floor(u * bins)] += 1;
  const expected = uniforms.length / bins;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return (statistic - (bins - 1)) / Math.sqrt(2 * (bins - 1));
}

/** @returns the correlation of two lists of uniforms times the root of their length: about standard normal if none. */
export function correlationZ(x: readonly number[], y: readonly number[]): number {
  const products = x.reduce((sum, value, i) => sum + (value - 0.5) * (y[i] - 0.5), 0);
  return (12 * products) / Math.sqrt(x.length);
}

/** @returns `count` values of `at(0)`, `at(1)`, ... */
export function table(count: number, at: (index: number) => number): number[] {
  return Array.from({ length: count }, (_, index) => at(index));
}
