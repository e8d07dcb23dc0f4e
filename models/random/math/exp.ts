import { expOfSum } from './expOfSum.ts';

/**
 * e to the power `x`, with the same bits in every engine (the engine's own is only required to be an approximation:
 * https://tc39.es/ecma262/#sec-math.exp). Error below 1 ulp.
 *
 * @returns 0 below -745.14, Infinity above 709.79, NaN for NaN.
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}
