import { EPOCH_BLOCKS } from '../chain/protocol.ts';
import type { EpochHistory } from './epochHistory.ts';

const HASHES_PER_DIFFICULTY = 4_294_967_296;
const SECONDS_PER_DAY = 86_400;

/**
 * Hashrate that the blocks of an epoch show [EH/s]: difficulty * 2^32 * 2,016 over the time to the first block of the next
 * epoch. One cell fewer than epochs, because the end of the last one is not known. Luck makes 2.2 % of noise: the standard
 * deviation of the length of an epoch is 1/sqrt(2016).
 */
export function meanHashrateEhS({ startDay, difficulty }: EpochHistory): Float64Array {
  return Float64Array.from({ length: Math.max(0, difficulty.length - 1) }, (_, t) => {
    const seconds = (startDay[t + 1] - startDay[t]) * SECONDS_PER_DAY;
    return (difficulty[t] * HASHES_PER_DIFFICULTY * EPOCH_BLOCKS) / seconds / 1e18;
  });
}
