import { exp } from '../random/math/exp.ts';
import type { Streams } from '../random/streams.ts';
import { type BlockTimes, createBlockTimes } from './blockTimes.ts';
import type { DifficultyRule, DifficultyState } from './difficultyRule.ts';
import { type DifficultyRuleParameters, difficultyRuleOf } from './difficultyRuleOf.ts';
import { EPOCH_BLOCKS } from './protocol.ts';
import { subsidySatoshiBetween } from './subsidy.ts';

/** What a chain is made of. */
export interface ChainParameters extends DifficultyRuleParameters {
  /** `stochastic`: exponential intervals. `expected`: every interval is its mean. */
  readonly blockNoise: 'stochastic' | 'expected';
  /** Height of the first block to be mined, a multiple of 2,016. */
  readonly startHeight: number;
  /** Difficulty of that block and of the history before it; at least 1. */
  readonly initialDifficulty: number;
}

/** A block chain in motion. Its history before the run is ideal: blocks at the target spacing and the initial difficulty. */
export interface Chain {
  /** Height of the next block. */
  height: number;
  /** Real time of the last block [s since the run's start]; headers carry its floor in consensus arithmetic. */
  timeS: number;
  /** Expected hashes W of the next block. */
  expectedHashesPerBlock: number;
  /** Difficulty of the next block. */
  difficulty: number;
  readonly rule: DifficultyRule;
  readonly state: DifficultyState;
  readonly wholeSeconds: boolean;
  /** Time between blocks that the rule aims at [s]. */
  readonly targetSpacingS: number;
  readonly blockTimes: BlockTimes;
}

/** What came of mining some blocks at constant hashrate. */
export interface MinedBlocks {
  /** Time from the last block before to the last one mined [s]. */
  seconds: number;
  /** New coins paid [satoshi]. */
  subsidySat: number;
  /** Mean over the blocks of the expected hashes W per block. */
  meanExpectedHashesPerBlock: number;
  /** Mean over the blocks of 1/W: what a hash was worth in blocks. */
  meanInverseWork: number;
  /** Longest interval between two of the blocks, the one before the first included [s]. */
  longestIntervalS: number;
  /** Probability, averaged over the blocks, that an interval exceeds 60 minutes. */
  expectedShareOver60Min: number;
}

/** A record to be filled by `mineBlocks`, all zero. */
export function createMinedBlocks(): MinedBlocks {
  return {
    seconds: 0,
    subsidySat: 0,
    meanExpectedHashesPerBlock: 0,
    meanInverseWork: 0,
    longestIntervalS: 0,
    expectedShareOver60Min: 0,
  };
}

const SIXTY_MINUTES_S = 3_600;

/**
 * A chain at the start of a run. Draws come from the sequences `('chain', ...)` of `streams`.
 *
 * @throws RangeError when the start height is no multiple of 2,016 or a parameter of the rule is out of range.
 */
export function createChain(parameters: ChainParameters, streams: Streams): Chain {
  const { startHeight } = parameters;
  if (!Number.isSafeInteger(startHeight) || startHeight < 0 || startHeight % EPOCH_BLOCKS !== 0) {
    throw new RangeError(`startHeight must be a multiple of ${EPOCH_BLOCKS}, got ${startHeight}`);
  }
  if (!(parameters.initialDifficulty >= 1 && parameters.initialDifficulty < Infinity)) {
    throw new RangeError(`initialDifficulty must be finite and at least 1, got ${parameters.initialDifficulty}`);
  }
  const rule = difficultyRuleOf(parameters);
  const wholeSeconds = parameters.arithmetic === 'consensus';
  const start = { difficulty: parameters.initialDifficulty, timeS: 0 };
  const state = wholeSeconds ? rule.consensus(start) : rule.real(start);
  return {
    height: startHeight,
    timeS: 0,
    expectedHashesPerBlock: state.expectedHashes,
    difficulty: state.difficulty,
    rule,
    state,
    wholeSeconds,
    targetSpacingS: parameters.targetSpacingS,
    blockTimes: createBlockTimes(parameters.blockNoise, streams),
  };
}

/**
 * Mines blocks at constant hashrate and fills `out`. The difficulty adjusts when the rule says so: under Bitcoin's at
 * the last block of an epoch. The number of draws depends on the rule, the height and `blocks`, never on the hashrate.
 *
 * @param hashrateHs network hashrate [H/s], positive.
 * @param blocks how many; they must not reach beyond the end of the current epoch of 2,016 blocks.
 * @throws RangeError when the hashrate is zero, negative or not finite, or the number of blocks does not fit.
 */
export function mineBlocks(chain: Chain, hashrateHs: number, blocks: number, out: MinedBlocks): void {
  if (!(hashrateHs > 0 && hashrateHs < Infinity)) {
    throw new RangeError(`no block is ever found at a hashrate of ${hashrateHs} H/s: it must be positive and finite`);
  }
  const epochBlocksLeft = EPOCH_BLOCKS - (chain.height % EPOCH_BLOCKS);
  if (!Number.isSafeInteger(blocks) || blocks < 1 || blocks > epochBlocksLeft) {
    throw new RangeError(`can mine 1 to ${epochBlocksLeft} blocks within the epoch, not ${blocks}`);
  }
  out.subsidySat = subsidySatoshiBetween(chain.height, blocks);
  if (chain.rule.readsHeaders === 'all') mineOneByOne(chain, hashrateHs, blocks, out);
  else mineTogether(chain, hashrateHs, blocks, out);
  chain.height += blocks;
  chain.expectedHashesPerBlock = chain.state.expectedHashes;
  chain.difficulty = chain.state.difficulty;
}

function append(chain: Chain, blocks: number): void {
  chain.state.append(blocks, chain.wholeSeconds ? Math.floor(chain.timeS) : chain.timeS);
}

/** For rules under which difficulty is constant until the last block: the intervals' sum is drawn at once. */
function mineTogether(chain: Chain, hashrateHs: number, blocks: number, out: MinedBlocks): void {
  const expectedHashes = chain.state.expectedHashes;
  const meanS = expectedHashes / hashrateHs;
  // The epoch's first interval ends at the header where the retarget's span begins, so it is drawn apart.
  const firstApart = chain.rule.readsHeaders === 'firstAndLast' && chain.height % EPOCH_BLOCKS === 0;
  const firstS = firstApart ? chain.blockTimes.firstIntervalS(meanS) : 0;
  if (firstApart) {
    chain.timeS += firstS;
    append(chain, 1);
  }
  const together = firstApart ? blocks - 1 : blocks;
  const restS = together > 0 ? chain.blockTimes.sumS(meanS, together) : 0;
  if (together > 0) {
    chain.timeS += restS;
    append(chain, together);
  }
  out.seconds = firstS + restS;
  out.meanExpectedHashesPerBlock = expectedHashes;
  out.meanInverseWork = 1 / expectedHashes;
  out.longestIntervalS = chain.blockTimes.longestS(meanS, blocks, out.seconds);
  out.expectedShareOver60Min = exp(-SIXTY_MINUTES_S / meanS);
}

/** For rules that adjust at every block. */
function mineOneByOne(chain: Chain, hashrateHs: number, blocks: number, out: MinedBlocks): void {
  let seconds = 0;
  let work = 0;
  let inverseWork = 0;
  let longestS = 0;
  let shareOver60Min = 0;
  for (let i = 0; i < blocks; i++) {
    const expectedHashes = chain.state.expectedHashes;
    const meanS = expectedHashes / hashrateHs;
    const intervalS = chain.blockTimes.intervalS(meanS);
    chain.timeS += intervalS;
    append(chain, 1);
    seconds += intervalS;
    work += expectedHashes;
    inverseWork += 1 / expectedHashes;
    longestS = Math.max(longestS, intervalS);
    shareOver60Min += exp(-SIXTY_MINUTES_S / meanS);
  }
  out.seconds = seconds;
  out.meanExpectedHashesPerBlock = work / blocks;
  out.meanInverseWork = inverseWork / blocks;
  out.longestIntervalS = chain.blockTimes.longestOfListedS(longestS, seconds / blocks, blocks);
  out.expectedShareOver60Min = shareOver60Min / blocks;
}
