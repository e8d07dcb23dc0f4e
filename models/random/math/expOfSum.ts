import { scaleByPowerOfTwo } from './binary64.ts';
import { LN2_HIGH, LN2_MIDDLE } from './ln2.ts';

const INVERSE_LN2 = 1 / (LN2_HIGH + LN2_MIDDLE);
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019411;

/**
 * e to the power `x + correction`, where `correction` is at most half a unit in the last place of `x`: the exponential
 * of a number known to more digits than a double holds. Same bits in every engine, for it uses only operations that
 * IEEE 754 rounds exactly. Error below 1 ulp.
 *
 * Argument reduction x = k ln 2 + r with |r| <= ln(2)/2 and the rational form of exp(r) with the minimax coefficients
 * published in Sun's fdlibm 5.3, https://www.netlib.org/fdlibm/e_exp.c.
 *
 * @returns 0 below -745.14, Infinity above 709.79, NaN for NaN.
 */
export function expOfSum(x: number, correction: number): number {
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  if (Number.isNaN(x)) return x;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  // k has at most 11 bits and LN2_HIGH 33, so that their product and the difference are exact.
  const high = x - k * LN2_HIGH;
  const low = k * LN2_MIDDLE - correction;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  // exp(r) = 1 + r + r c / (2 - c); what rounding takes from 1 + high goes back into the small terms.
  const sum = 1 + high;
  return scaleByPowerOfTwo(sum + (1 - sum + high - low + (r * c) / (2 - c)), k);
}
