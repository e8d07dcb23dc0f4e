import { log1p } from '../math/log1p.ts';

/** @returns the exponential draw with this mean at the uniform number `u` in (0, 1), by inverse distribution function. */
export function sampleExponential(u: number, mean: number): number {
  return -mean * log1p(-u);
}
