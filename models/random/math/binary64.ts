const value = new Float64Array(1);
const words = new Int32Array(value.buffer);
value[0] = 1;
/** Index of the word that holds sign and exponent: typed arrays use the byte order of the machine. */
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;

const LEAST_NORMAL = 2.2250738585072014e-308;
const TWO_54 = 18014398509481984;
/** Upper word of 1 less that of the square root of 1/2. */
const HALF_ROOT_OFFSET = 0x3ff00000 - 0x3fe6a09e;
const LEAST_EXPONENT = -1074;
const GREATEST_EXPONENT = 1023;
const powers = new Float64Array(GREATEST_EXPONENT - LEAST_EXPONENT + 1);
powers[0] = Number.MIN_VALUE;
for (let i = 1; i < powers.length; i += 1) powers[i] = 2 * powers[i - 1];

/** @returns the integer k that puts x / 2^k into [sqrt(1/2), sqrt(2)) up to 2^-20, for a positive finite `x`. */
export function balancedExponent(x: number): number {
  const subnormal = x < LEAST_NORMAL;
  value[0] = subnormal ? x * TWO_54 : x;
  const exponent = ((words[HIGH] + HALF_ROOT_OFFSET) >> 20) - 1023;
  return subnormal ? exponent - 54 : exponent;
}

/** @returns x / 2^k, exactly, where `k` is the balanced exponent of `x`. */
export function balancedFraction(x: number, k: number): number {
  return k < -1000 ? x * TWO_54 * powerOfTwo(-k - 54) : x * powerOfTwo(-k);
}

/** @returns 2 to the power `k`, exactly, for an integer `k` from -1074 to 1023. */
function powerOfTwo(k: number): number {
  return powers[k - LEAST_EXPONENT];
}

/**
 * @returns `x` times 2 to the power `k` with one rounding at most, for `x` in [0.5, 2] and an integer `k` from -1080
 *   to 1024. Outside the normal range of exponents the product is formed in two steps of which only the last rounds.
 */
export function scaleByPowerOfTwo(x: number, k: number): number {
  if (k > 1022) return x * 2 * powerOfTwo(k - 1);
  if (k < -1021) return x * powerOfTwo(k + 200) * powerOfTwo(-200);
  return x * powerOfTwo(k);
}
