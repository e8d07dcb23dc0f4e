import { balancedExponent, balancedFraction } from './binary64.ts';
import { expOfSum } from './expOfSum.ts';
import { LN2_HIGH, LN2_LOWEST, LN2_MIDDLE } from './ln2.ts';
import { productError } from './productError.ts';

/** One third in two parts. */
const THIRD_HIGH = 1 / 3;
const THIRD_LOW = 1.850371707708594e-17;

/**
 * `x` to the power `y` for `x >= 0`, with the same bits in every engine (the engine's own is only required to be
 * an approximation: https://tc39.es/ecma262/#sec-numeric-types-number-exponentiate). Error below 1 ulp.
 *
 * exp(y log x) with the logarithm carried to about 65 bits, for the rounding error of y log x is an error of the result
 * in proportion. Double-double arithmetic after Dekker 1971, doi:10.1007/BF01397083.
 *
 * @returns what ECMAScript prescribes for zeros, infinities and NaN where the base is not negative; NaN below 0.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y) || x < 0) return NaN;
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (y === Infinity || y === -Infinity) return x === 1 ? NaN : x > 1 === y > 0 ? Infinity : 0;
  if (x === Infinity) return y > 0 ? Infinity : 0;
  if (x === 1 || y === 1) return x;
  return powOfFinite(x, y);
}

function powOfFinite(x: number, y: number): number {
  const k = balancedExponent(x);
  const m = balancedFraction(x, k);

  // s = (m - 1) / (m + 1) in two parts, so that log(m) = 2 artanh(s).
  const f = m - 1;
  const d = m + 1;
  const dLow = m - 1 - (d - 2);
  const s = f / d;
  const back = s * d;
  const sLow = (f - back - productError(s, d, back) - s * dLow) / d;

  // artanh(s) / s - 1 = z (1/3 + z/5 + z^2/7 + ...) with z = s^2 in two parts.
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const tail = z * artanhTail(z);
  const bracket = THIRD_HIGH + tail;
  const bracketLow = THIRD_HIGH - bracket + tail + THIRD_LOW;
  const q = z * bracket;
  const qLow = productError(z, bracket, q) + z * bracketLow + zLow * bracket;

  // log(m) = 2 s + 2 s q, then log(x) = k ln 2 + log(m).
  const sq = s * q;
  const sqLow = productError(s, q, sq) + s * qLow + sLow * q;
  const half = s + sq;
  const halfLow = s - half + sq + sLow + sqLow;
  const a = k * LN2_HIGH;
  const b = 2 * half;
  const sum = a + b;
  const sumError = Math.abs(a) > Math.abs(b) ? a - sum + b : b - sum + a;
  const middle = k * LN2_MIDDLE;
  const sumLow = sumError + middle;
  const rest =
    (Math.abs(middle) > Math.abs(sumError) ? middle - sumLow + sumError : sumError - sumLow + middle) +
    productError(k, LN2_MIDDLE, middle) +
    k * LN2_LOWEST +
    2 * halfLow;
  const low = sumLow + rest;
  const logHigh = sum + low;
  const logLow = sum - logHigh + low;

  const exponent = y * logHigh;
  if (!(Math.abs(exponent) < 1000)) return exponent > 0 ? Infinity : 0;
  return expOfSum(exponent, productError(y, logHigh, exponent) + y * logLow);
}

/** @returns 1/5 + z/7 + z^2/9 + ... for 0 <= z < 0.0295. */
function artanhTail(z: number): number {
  return (
    1 / 5 +
    z *
      (1 / 7 +
        z *
          (1 / 9 +
            z *
              (1 / 11 +
                z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z * (1 / 21 + z * (1 / 23 + z / 25)))))))))
  );
}
