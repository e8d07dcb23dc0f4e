/**
 * Expected hashes for a block per unit of difficulty, as the benchmark of the `threshold` model rounds it; exactly it
 * is 2^48 / 65,535, larger by 15 parts in a million. Source: https://en.bitcoin.it/wiki/Difficulty
 */
export const HASHES_PER_DIFFICULTY = 4294967296;
