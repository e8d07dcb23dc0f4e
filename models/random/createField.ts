import { philox } from './philox.ts';
import type { Field } from './streams.ts';

/** 2^-52, the step between the numbers of a field. */
const STEP = 1 / 4503599627370496;

/**
 * A field of uniforms: Philox4x32-10 with the counter (agent, epoch, h2, h3) and the key (h0, h1), where h0 to h3 are
 * the first four big-endian words of `hash`. A number is (n + 1/2) 2^-52 with n the upper 26 bits of each of the first
 * two words of the block: a double exactly, never 0 nor 1, symmetric about 1/2.
 *
 * @param hash at least 16 bytes.
 * @returns a field whose `at` throws RangeError for an agent or epoch that is not an integer from 0 to 2^32 - 1.
 */
export function createField(hash: Uint8Array): Field {
  const words = new DataView(hash.buffer, hash.byteOffset, hash.byteLength);
  const key0 = words.getUint32(0);
  const key1 = words.getUint32(4);
  const counter2 = words.getUint32(8);
  const counter3 = words.getUint32(12);
  const block = new Uint32Array(4);
  return {
    at(agent, epoch) {
      if (agent >>> 0 !== agent || epoch >>> 0 !== epoch) {
        throw new RangeError(`agent and epoch must be integers from 0 to 2^32 - 1, not ${agent} and ${epoch}`);
      }
      philox(agent, epoch, counter2, counter3, key0, key1, block);
      return ((block[0] >>> 6) * 67108864 + (block[1] >>> 6) + 0.5) * STEP;
    },
  };
}
