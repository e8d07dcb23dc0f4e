import { balancedExponent, balancedFraction } from './binary64.ts';
import { LN2_HIGH, LN2_MIDDLE } from './ln2.ts';

/**
 * Natural logarithm with the same bits in every engine (the engine's own is only required to be an approximation:
 * https://tc39.es/ecma262/#sec-math.log). Error below 1 ulp.
 *
 * x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)), then log(1 + f) from s = f / (2 + f) with the minimax
 * coefficients published in Sun's fdlibm 5.3, https://www.netlib.org/fdlibm/e_log.c.
 *
 * @returns -Infinity at 0, NaN below 0 and for NaN, Infinity at Infinity.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const k = balancedExponent(x);
  const f = balancedFraction(x, k) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + even + odd) + k * LN2_MIDDLE) - f);
}
