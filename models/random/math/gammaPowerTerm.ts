import { exp } from './exp.ts';
import { log } from './log.ts';
import { log1pMinusX } from './log1pMinusX.ts';
import { stirlingError } from './stirlingError.ts';

const TWO_PI = 6.283185307179586;

/**
 * x^a e^-x / Gamma(a + 1) for a > 0 and x > 0: the factor that the incomplete gamma functions share. The powers are
 * cancelled before they are formed, as in Loader 2000, "Fast and accurate computation of binomial probabilities", so
 * that nothing overflows and large shapes lose no digits.
 */
export function gammaPowerTerm(a: number, x: number): number {
  const excess = (x - a) / a;
  // Below half the shape 1 + excess would have lost digits of x.
  const exponent = excess < -0.5 ? log(x / a) - excess : log1pMinusX(excess);
  return exp(a * exponent - stirlingError(a)) / Math.sqrt(TWO_PI * a);
}
