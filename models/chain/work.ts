import { exactRatio } from './exactRatio.ts';

/**
 * Upper bound of every target: `powLimit` of Bitcoin's main network, 2^224 - 1.
 * Source: https://github.com/bitcoin/bitcoin/blob/master/src/kernel/chainparams.cpp.
 */
export const POW_LIMIT = (1n << 224n) - 1n;

/** Target of difficulty 1: `POW_LIMIT` after its passage through the compact form (0x1d00ffff). */
export const MAX_TARGET = 0xffffn << 208n;

const HASH_SPACE = 1n << 256n;

/** Hashes per unit of difficulty, 2^256 / MAX_TARGET = 2^48 / 65535 (about 2^32). */
const HASHES_PER_DIFFICULTY = 0x1000000000000 / 0xffff;

/** Expected hashes for one block at difficulty 1, the least work that the protocol admits. */
export const MIN_EXPECTED_HASHES = exactRatio(HASH_SPACE, MAX_TARGET + 1n);

/** Expected hashes per block, W = 2^256 / (target + 1), as the nearest double. */
export function expectedHashesFromTarget(target: bigint): number {
  return exactRatio(HASH_SPACE, target + 1n);
}

/**
 * Work that the chain counts for one block, floor(2^256 / (target + 1)).
 * Source: `GetBlockProof`, https://github.com/bitcoin/bitcoin/blob/master/src/chain.cpp.
 */
export function blockProof(target: bigint): bigint {
  return HASH_SPACE / (target + 1n);
}

/** The target whose block proof is about `work`: 2^256 / work - 1. Inverse of {@link blockProof} up to rounding. */
export function targetFromProof(work: bigint): bigint {
  return (HASH_SPACE - work) / work;
}

/** Difficulty D = MAX_TARGET / target, as the nearest double. */
export function difficultyFromTarget(target: bigint): number {
  return exactRatio(MAX_TARGET, target);
}

/** Difficulty at which a block takes `expectedHashes`; the +1 of the target is below the precision of a double. */
export function difficultyFromExpectedHashes(expectedHashes: number): number {
  return expectedHashes / HASHES_PER_DIFFICULTY;
}

/** Expected hashes per block at a difficulty, without the rounding of targets; inverse of the above. */
export function expectedHashesFromDifficulty(difficulty: number): number {
  return difficulty * HASHES_PER_DIFFICULTY;
}

/**
 * The integer target of a difficulty, floor(MAX_TARGET / difficulty), before the compact form.
 *
 * @throws RangeError unless 1 <= difficulty < 2^208.
 */
export function targetFromDifficulty(difficulty: number): bigint {
  if (!(difficulty >= 1 && difficulty < 4e62)) {
    throw new RangeError(`difficulty must be at least 1 and below 4e62, got ${difficulty}`);
  }
  let numerator = MAX_TARGET;
  let denominator = difficulty;
  while (!Number.isInteger(denominator)) {
    denominator *= 2;
    numerator *= 2n;
  }
  return numerator / BigInt(denominator);
}
