import {
  type Chain,
  type ChainParameters,
  createChain,
  createMinedBlocks,
  type MinedBlocks,
  mineBlocks,
} from '../chain/chain.ts';
import { createStreams } from '../random/createStreams.ts';

const SECONDS_PER_DAY = 86_400;

/** The textbook network: real arithmetic, mean intervals, 2,016 of them, at the height 416 * 2,016 before the halving of 2024. */
export const TEXTBOOK: ChainParameters = {
  rule: 'bitcoin',
  arithmetic: 'real',
  blockNoise: 'expected',
  retargetIntervals: 2016,
  asertHalfLifeDays: 2,
  window: 0,
  targetSpacingS: 600,
  startHeight: 416 * 2016,
  initialDifficulty: 1e14,
};

/** A chain, the hashrate at which its first blocks take the target spacing, and shorthands for mining. */
export interface TextbookChain {
  readonly chain: Chain;
  /** [H/s] */
  readonly hashrateHs: number;
  /** Mines at `share` of that hashrate, an epoch unless said; the result is overwritten by the next call. */
  mine(share: number, blocks?: number): MinedBlocks;
  /** The same; how long it took [days]. */
  mineDays(share: number, blocks?: number): number;
}

/** A chain with the parameters of the textbook but for those given. */
export function textbookChain(
  parameters: Partial<ChainParameters> = {},
  seed = 'chain',
  replication = 0,
): TextbookChain {
  const chain = createChain({ ...TEXTBOOK, ...parameters }, createStreams(seed, replication));
  const hashrateHs = chain.expectedHashesPerBlock / chain.targetSpacingS;
  const out = createMinedBlocks();
  const mine = (share: number, blocks = 2016): MinedBlocks => {
    mineBlocks(chain, hashrateHs * share, blocks, out);
    return out;
  };
  return { chain, hashrateHs, mine, mineDays: (share, blocks) => mine(share, blocks).seconds / SECONDS_PER_DAY };
}
