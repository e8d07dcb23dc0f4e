/** A target as read from its compact form, with the flags of Bitcoin Core's `SetCompact`. */
export interface DecodedCompact {
  /** Magnitude modulo 2^256. */
  readonly target: bigint;
  /** The sign bit is set and the mantissa is not zero: no valid target. */
  readonly negative: boolean;
  /** The value does not fit 256 bits: no valid target. */
  readonly overflow: boolean;
}

const MANTISSA = 0x007fffff;
const SIGN = 0x00800000;

/**
 * Reads `nBits`, the 32-bit floating form of a target: one byte of length, one sign bit, 23 bits of mantissa.
 * Source: `arith_uint256::SetCompact`, https://github.com/bitcoin/bitcoin/blob/master/src/arith_uint256.cpp.
 */
export function decodeCompact(nBits: number): DecodedCompact {
  const size = nBits >>> 24;
  const word = (nBits & MANTISSA) >>> (size < 3 ? 8 * (3 - size) : 0);
  const shifted = size <= 3 ? BigInt(word) : BigInt(word) << BigInt(8 * (size - 3));
  const tooLong = size > 34 || (word > 0xff && size > 33) || (word > 0xffff && size > 32);
  return {
    target: BigInt.asUintN(256, shifted),
    negative: word !== 0 && (nBits & SIGN) !== 0,
    overflow: word !== 0 && tooLong,
  };
}

/** Length in bytes of a natural number. */
function byteLength(value: bigint): number {
  return value === 0n ? 0 : Math.ceil(value.toString(16).length / 2);
}

/**
 * Writes a target as `nBits`, cutting off what the mantissa cannot hold (towards zero).
 * Source: `arith_uint256::GetCompact`, https://github.com/bitcoin/bitcoin/blob/master/src/arith_uint256.cpp.
 *
 * @param negative sets the sign bit, as Core does for numbers that are not targets.
 */
export function encodeCompact(target: bigint, negative = false): number {
  let size = byteLength(target);
  let mantissa = Number(size <= 3 ? target << BigInt(8 * (3 - size)) : target >> BigInt(8 * (size - 3)));
  if ((mantissa & SIGN) !== 0) {
    mantissa >>>= 8;
    size += 1;
  }
  const sign = negative && mantissa !== 0 ? SIGN : 0;
  return ((size << 24) | sign | mantissa) >>> 0;
}

/** The largest target that the compact form can hold and that does not exceed `target`: what a header would carry. */
export function throughCompact(target: bigint): bigint {
  return decodeCompact(encodeCompact(target)).target;
}
