import { log } from './log.ts';
import { stirlingError } from './stirlingError.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * Logarithm of the gamma function for x > 0, with the same bits in every engine. Absolute error below 1e-14 below 10,
 * relative error about 1e-15 above (the function is 0 at 1 and 2, where the relative error is not bounded).
 *
 * @returns Infinity at 0 and Infinity, NaN below 0.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x === Infinity) return x;
  let shifted = x;
  let product = 1;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  const stirling = (shifted - 0.5) * (log(shifted) - 1) - 0.5 + HALF_LOG_TWO_PI + stirlingError(shifted);
  return product === 1 ? stirling : stirling - log(product);
}
