import {
  type Chain,
  type ChainParameters,
  createChain,
  createMinedBlocks,
  mineBlocks,
} from '../../models/chain/chain.ts';
import { createStreams } from '../../models/random/createStreams.ts';

export const SECONDS_PER_DAY = 86_400;

/** The textbook network: real arithmetic, mean intervals, 2,016 of them, at the height 416 * 2,016 before the halving of 2024. */
export const TEXTBOOK: ChainParameters = {
  rule: 'bitcoin',
  arithmetic: 'real',
  blockNoise: 'expected',
  retargetIntervals: 2016,
  asertHalfLifeDays: 2,
  window: 0,
  startHeight: 416 * 2016,
  initialDifficulty: 1e14,
};

/** A chain, the hashrate at which its first blocks take 600 s, and a shorthand for mining. */
export interface ChainFixture {
  readonly chain: Chain;
  readonly hashrateHs: number;
  /** Mines at `share` of that hashrate; the result is overwritten by the next call. */
  mine(share: number, blocks?: number): ReturnType<typeof createMinedBlocks>;
}

export function chainFixture(parameters: Partial<ChainParameters> = {}, seed = 'chain', replication = 0): ChainFixture {
  const chain = createChain({ ...TEXTBOOK, ...parameters }, createStreams(seed, replication));
  const hashrateHs = chain.expectedHashesPerBlock / 600;
  const out = createMinedBlocks();
  return {
    chain,
    hashrateHs,
    mine(share, blocks = 2016) {
      mineBlocks(chain, hashrateHs * share, blocks, out);
      return out;
    },
  };
}

/** Mean of a run's blocks of values and the standard error that their spread shows. */
export function batchMean(values: readonly number[], batches = 40): { mean: number; standardError: number } {
  const size = Math.floor(values.length / batches);
  const means = Array.from({ length: batches }, (_, b) => {
    const batch = values.slice(b * size, (b + 1) * size);
    return batch.reduce((sum, value) => sum + value, 0) / size;
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / batches;
  const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (batches - 1);
  return { mean, standardError: Math.sqrt(variance / batches) };
}
