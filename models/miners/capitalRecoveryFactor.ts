import { pow } from '../random/math/pow.ts';

/**
 * Yearly payment that repays one unit of capital over a term: `r (1 + r)^n / ((1 + r)^n - 1)`, and `1/n` at zero
 * interest.
 *
 * @param rateYear interest, 1/year, not negative. @param years term, positive.
 */
export function capitalRecoveryFactor(rateYear: number, years: number): number {
  const growth = pow(1 + rateYear, years);
  // Interest below the last bit of one is none.
  if (growth === 1) return 1 / years;
  return (rateYear * growth) / (growth - 1);
}
