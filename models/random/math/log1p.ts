import { log } from './log.ts';

/**
 * log(1 + x), accurate for small `x` too, with the same bits in every engine. Error below 2 ulp.
 *
 * The rounding error of 1 + x is recovered exactly and added as a first-order correction: Kahan's device, see Goldberg
 * 1991, theorem 4, doi:10.1145/103162.103163.
 *
 * @returns -Infinity at -1, NaN below -1 and for NaN, Infinity at Infinity.
 */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1 || x === Infinity) return x;
  if (!(u > 0)) return log(u);
  const lost = x > 1 ? 1 - (u - x) : x - (u - 1);
  return log(u) + lost / u;
}
