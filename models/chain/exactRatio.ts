/** Bits kept of a quotient before the last rounding: more than the 53 of a double plus a guard and a sticky bit. */
const QUOTIENT_BITS = 64;

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** Two to an integer power, exactly, by repeated multiplication with powers that doubles hold without error. */
function powerOfTwo(exponent: number): number {
  let result = 1;
  const factor = exponent < 0 ? 0.5 : 2;
  for (let i = Math.abs(exponent); i > 0; i--) result *= factor;
  return result;
}

/**
 * The double nearest to `numerator / denominator` (ties to even), for quotients in the normal range of doubles.
 *
 * @throws RangeError when the numerator is negative or the denominator is not positive.
 */
export function exactRatio(numerator: bigint, denominator: bigint): number {
  if (numerator < 0n || denominator <= 0n) throw new RangeError('exactRatio needs numerator >= 0 and denominator > 0');
  if (numerator === 0n) return 0;
  const shift = QUOTIENT_BITS - bitLength(numerator) + bitLength(denominator);
  const scaledNumerator = shift > 0 ? numerator << BigInt(shift) : numerator;
  const scaledDenominator = shift < 0 ? denominator << BigInt(-shift) : denominator;
  const quotient = scaledNumerator / scaledDenominator;
  const exact = quotient * scaledDenominator === scaledNumerator;
  return Number(exact ? quotient : quotient | 1n) * powerOfTwo(-shift);
}
