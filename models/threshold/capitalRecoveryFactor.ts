/**
 * The constant yearly payment that pays off a capital of 1 in `years` payments at the end of each year:
 * `r (1+r)^n / ((1+r)^n - 1)`, and `1/n` without interest. The power is formed by multiplication, so that the bits are
 * the same everywhere.
 *
 * Source: any textbook of engineering economics, for example Short, Packey and Holt (1995), NREL/TP-462-5173,
 * https://www.nrel.gov/docs/legosti/old/5173.pdf
 *
 * @param discountRate per year, 0 or more
 * @param years a whole number, at least 1
 */
export function capitalRecoveryFactor(discountRate: number, years: number): number {
  if (discountRate === 0) return 1 / years;
  let growth = 1;
  for (let year = 0; year < years; year++) growth *= 1 + discountRate;
  return (discountRate * growth) / (growth - 1);
}
