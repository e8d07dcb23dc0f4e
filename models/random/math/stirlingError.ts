import { log1p } from './log1p.ts';

/**
 * What Stirling's formula lacks: log Gamma(x) - [(x - 1/2) log x - x + log(2 pi)/2], for x > 0; absolute error about
 * 1e-15. The asymptotic series is https://dlmf.nist.gov/5.11#E1; below 10 it is carried down by the recurrence
 * Gamma(x + 1) = x Gamma(x).
 */
export function stirlingError(x: number): number {
  let shifted = x;
  let carried = 0;
  while (shifted < 10) {
    carried += (shifted + 0.5) * log1p(1 / shifted) - 1;
    shifted += 1;
  }
  const v = 1 / (shifted * shifted);
  const series =
    1 / 12 -
    v *
      (1 / 360 -
        v * (1 / 1260 - v * (1 / 1680 - v * (1 / 1188 - v * (691 / 360360 - v * (1 / 156 - (v * 3617) / 122400))))));
  return carried + series / shifted;
}
