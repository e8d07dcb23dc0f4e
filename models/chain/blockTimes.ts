import { gammaQuantile } from '../random/math/gammaQuantile.ts';
import { log } from '../random/math/log.ts';
import { pow } from '../random/math/pow.ts';
import type { Streams } from '../random/streams.ts';
import { EPOCH_BLOCKS } from './protocol.ts';

/** Times that blocks take when intervals are exponential: drawn, or replaced by their means. */
export interface BlockTimes {
  /** One interval of mean `meanS`, of a rule that adjusts at every block [s]. */
  intervalS(meanS: number): number;
  /** The first interval of an epoch, under a rule whose measured span leaves it out [s]. */
  firstIntervalS(meanS: number): number;
  /** Sum of `blocks` intervals [s]. */
  sumS(meanS: number, blocks: number): number;
  /** Longest of `blocks` intervals of mean `meanS` whose sum `totalS` is known [s]. */
  longestS(meanS: number, blocks: number, totalS: number): number;
  /** The same where every interval was listed: `listedS` is the longest of them, `meanS` their mean [s]. */
  longestOfListedS(listedS: number, meanS: number, blocks: number): number;
}

/** `HARMONIC[n]` = 1 + 1/2 + ... + 1/n, up to the blocks of an epoch. */
const HARMONIC = harmonicNumbers(EPOCH_BLOCKS);

function harmonicNumbers(count: number): Float64Array {
  const sums = new Float64Array(count + 1);
  for (let n = 1; n <= count; n++) sums[n] = sums[n - 1] + 1 / n;
  return sums;
}

/** Means: the largest of n exponentials of mean m has mean m * H_n (A. Rényi 1953, https://doi.org/10.1007/BF02127580). */
const EXPECTED: BlockTimes = {
  intervalS: (meanS) => meanS,
  firstIntervalS: (meanS) => meanS,
  sumS: (meanS, blocks) => meanS * blocks,
  longestS: (meanS, blocks) => meanS * HARMONIC[blocks],
  longestOfListedS: (_listedS, meanS, blocks) => meanS * HARMONIC[blocks],
};

/**
 * Draws by inverse distribution function, one uniform each and a sequence for each kind: a longer mean stretches the
 * same luck. The sum of n exponentials is Gamma(n). The longest interval is a draw of its own, independent of the sum
 * save that it is kept between the mean and the total of the intervals that were drawn.
 */
function stochasticBlockTimes(streams: Streams): BlockTimes {
  const interval = streams.sequence('chain', 'interval');
  const firstInterval = streams.sequence('chain', 'firstInterval');
  const sum = streams.sequence('chain', 'intervalSum');
  const longest = streams.sequence('chain', 'longestInterval');
  return {
    intervalS: (meanS) => -meanS * log(interval.next()),
    firstIntervalS: (meanS) => -meanS * log(firstInterval.next()),
    sumS: (meanS, blocks) => meanS * gammaQuantile(blocks, sum.next()),
    longestS: (meanS, blocks, totalS) => {
      const drawnS = -meanS * log(1 - pow(longest.next(), 1 / blocks));
      return Math.min(totalS, Math.max(totalS / blocks, drawnS));
    },
    longestOfListedS: (listedS) => listedS,
  };
}

/** Block times of a chain; `expected` draws nothing. */
export function createBlockTimes(noise: 'stochastic' | 'expected', streams: Streams): BlockTimes {
  return noise === 'expected' ? EXPECTED : stochasticBlockTimes(streams);
}
