import type { Field } from '../../../models/random/streams.ts';

const BITS = 32;
const TWO_TO_20 = 1048576;
const STEP = 1 / 4503599627370496;

/**
 * Owen's nested uniform scrambling of one coordinate (Owen 1995, doi:10.1007/978-1-4612-2552-2_19): each binary digit
 * is flipped or not by a draw that belongs to the digits before it, and what follows the 32 digits is uniform. Points
 * stay a net, and each becomes uniform on the open interval (0, 1).
 *
 * @param digits coordinate times 2^32, an unsigned integer.
 * @param flips the draws of this dimension: agent is the digits above, epoch their number.
 */
export function nestedScramble(digits: number, flips: Field): number {
  let scrambled = 0;
  for (let level = 0; level < BITS; level++) {
    const above = level === 0 ? 0 : digits >>> (BITS - level);
    const digit = (digits >>> (BITS - 1 - level)) & 1;
    scrambled = scrambled * 2 + (flips.at(above, level) < 0.5 ? digit : 1 - digit);
  }
  // 32 digits, 20 more and the half are 53, which a double holds exactly: no rounding to 1.
  return (scrambled * TWO_TO_20 + Math.floor(flips.at(digits, BITS) * TWO_TO_20) + 0.5) * STEP;
}
