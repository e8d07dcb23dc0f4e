import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { createField } from './createField.ts';
import { type RestorableSequence, startSequence } from './restorableSequence.ts';
import type { Field, Streams } from './streams.ts';

/** Streams whose sequences can be saved and restored. */
export interface RestorableStreams extends Streams {
  sequence(...purpose: readonly string[]): RestorableSequence;
}

/**
 * The sources of randomness of one replication. A stream is named by its path [root seed, replication, ...salt,
 * ...purpose]; written as a JSON array, which keeps `['a', 'b']` apart from `['ab']` and the text '1' from the number
 * 1. The SHA-256 of the path (FIPS 180-4, https://doi.org/10.6028/NIST.FIPS.180-4) seeds the stream, so that similar
 * names give unrelated numbers and a new stream leaves all others as they were.
 *
 * - `sequence`: alea seeded by the hash in hexadecimal. Every call starts at the first number again.
 * - `field`: Philox4x32-10 keyed by the hash.
 *
 * @param rootSeed any text; a seed given as a number is passed as its decimal text. The empty text is a seed too.
 * @param replication integer from 0.
 * @param salt names that go before every purpose, for streams that one part of a design must not share with another.
 * @throws RangeError when `replication` is not an integer from 0.
 */
export function createStreams(rootSeed: string, replication: number, salt: readonly string[] = []): RestorableStreams {
  if (!(Number.isSafeInteger(replication) && replication >= 0)) {
    throw new RangeError(`replication must be an integer from 0, not ${replication}`);
  }
  const hashOf = (purpose: readonly string[]): Uint8Array =>
    sha256(utf8ToBytes(JSON.stringify([rootSeed, replication, ...salt, ...purpose])));
  return {
    sequence: (...purpose): RestorableSequence => startSequence(bytesToHex(hashOf(purpose))),
    field: (...purpose): Field => createField(hashOf(purpose)),
  };
}
