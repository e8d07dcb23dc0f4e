import {
  type ConsensusState,
  type DifficultyRule,
  type DifficultyState,
  type RuleStart,
  requireSingleBlock,
} from '../difficultyRule.ts';
import { headerTarget, headerTargetFromDifficulty } from '../headerTarget.ts';
import { TARGET_SPACING_S } from '../protocol.ts';
import { requireWindow } from '../requireWindow.ts';
import {
  blockProof,
  difficultyFromExpectedHashes,
  difficultyFromTarget,
  expectedHashesFromDifficulty,
  expectedHashesFromTarget,
  MIN_EXPECTED_HASHES,
  targetFromProof,
} from '../work.ts';

/** Default window: N = 60 is what the author recommends for T = 600 s. */
export const LWMA_BLOCKS = 60;

/** Solve times count for at most this many target spacings. */
const MAX_SOLVETIME_SPACINGS = 6;

/** The weighted sum is at least a tenth of its usual value N^2 T / 2, so that difficulty rises tenfold at most. */
function leastWeightedSum(blocks: number, spacingS: number): number {
  return Math.floor((blocks * blocks * spacingS) / 20);
}

/** Sum of i * solvetime over a window, i = 1 for the oldest block. Solve times are in [least step, 6 T]. */
export function lwmaWeightedSumS(headerTimesS: ArrayLike<number>, spacingS: number): number {
  const blocks = headerTimesS.length - 1;
  let previousS = headerTimesS[0];
  let sum = 0;
  for (let i = 1; i <= blocks; i++) {
    // A header that runs backwards counts as one second after the one before it.
    const timeS = Math.max(headerTimesS[i], previousS + 1);
    sum += i * Math.min(MAX_SOLVETIME_SPACINGS * spacingS, timeS - previousS);
    previousS = timeS;
  }
  return Math.max(sum, leastWeightedSum(blocks, spacingS));
}

/**
 * Work of the next block under LWMA-1: mean work of the window times N (N+1) T / 2 over the weighted sum of solve times.
 * Source: https://github.com/zawy12/difficulty-algorithms/issues/3 (the form that averages difficulties).
 *
 * @param windowWork sum of the work, or of the difficulty in any unit, over the N blocks of the window.
 * @param headerTimesS N + 1 header times [s], the first one that of the block before the window.
 * @param percent the author's correction factor in percent: his code has 99 against the bias of random solve times;
 *   100 leaves constant hashrate at a fixed point.
 */
export function nextLwmaWork(
  windowWork: bigint,
  headerTimesS: ArrayLike<number>,
  spacingS: number,
  percent: number,
): bigint {
  const blocks = headerTimesS.length - 1;
  const numerator = windowWork * BigInt((blocks + 1) * spacingS) * BigInt(percent);
  return numerator / BigInt(200 * lwmaWeightedSumS(headerTimesS, spacingS));
}

class LwmaConsensus implements ConsensusState {
  target: bigint;
  expectedHashes: number;
  private readonly timesS: number[];
  private readonly works: bigint[];
  private windowWork: bigint;
  private readonly spacingS: number;

  constructor(start: RuleStart, blocks: number, spacingS: number) {
    this.spacingS = spacingS;
    this.target = headerTargetFromDifficulty(start.difficulty);
    this.expectedHashes = expectedHashesFromTarget(this.target);
    const work = blockProof(this.target);
    this.works = Array.from({ length: blocks }, () => work);
    this.windowWork = work * BigInt(blocks);
    this.timesS = Array.from({ length: blocks + 1 }, (_, i) => start.timeS + (i - blocks) * spacingS);
  }

  get difficulty(): number {
    return difficultyFromTarget(this.target);
  }

  append(blocks: number, lastHeaderTimeS: number): void {
    requireSingleBlock(blocks);
    const work = blockProof(this.target);
    this.windowWork += work - (this.works.shift() ?? 0n);
    this.works.push(work);
    this.timesS.shift();
    this.timesS.push(lastHeaderTimeS);
    const next = nextLwmaWork(this.windowWork, this.timesS, this.spacingS, 100);
    this.target = headerTarget(targetFromProof(next));
    this.expectedHashes = expectedHashesFromTarget(this.target);
  }
}

class LwmaReal implements DifficultyState {
  expectedHashes: number;
  private readonly solvetimesS: Float64Array;
  private readonly works: Float64Array;
  private oldest = 0;
  private lastTimeS: number;
  private readonly spacingS: number;

  constructor(start: RuleStart, blocks: number, spacingS: number) {
    this.spacingS = spacingS;
    this.expectedHashes = expectedHashesFromDifficulty(start.difficulty);
    this.lastTimeS = start.timeS;
    this.solvetimesS = new Float64Array(blocks).fill(spacingS);
    this.works = new Float64Array(blocks).fill(this.expectedHashes);
  }

  get difficulty(): number {
    return difficultyFromExpectedHashes(this.expectedHashes);
  }

  append(blocks: number, lastHeaderTimeS: number): void {
    requireSingleBlock(blocks);
    // No smallest step here: the one second of the integer form is part of its quantisation.
    const timeS = Math.max(lastHeaderTimeS, this.lastTimeS);
    this.solvetimesS[this.oldest] = Math.min(MAX_SOLVETIME_SPACINGS * this.spacingS, timeS - this.lastTimeS);
    this.works[this.oldest] = this.expectedHashes;
    this.lastTimeS = timeS;
    this.oldest = this.oldest + 1 === this.works.length ? 0 : this.oldest + 1;
    this.expectedHashes = Math.max(MIN_EXPECTED_HASHES, this.nextWork());
  }

  private nextWork(): number {
    const { solvetimesS, works, oldest, spacingS } = this;
    const blocks = works.length;
    let weightedSumS = 0;
    let windowWork = 0;
    let weight = 1;
    for (let i = oldest; i < blocks; i++, weight++) {
      weightedSumS += weight * solvetimesS[i];
      windowWork += works[i];
    }
    for (let i = 0; i < oldest; i++, weight++) {
      weightedSumS += weight * solvetimesS[i];
      windowWork += works[i];
    }
    const sumS = Math.max(weightedSumS, (blocks * blocks * spacingS) / 20);
    return (windowWork * (blocks + 1) * spacingS) / (2 * sumS);
  }
}

/**
 * LWMA-1: mean work of a window over its linearly weighted mean solve time. Random solve times make its blocks slower
 * than T by about 1 % at N = 60; the author's correction of 0.99 is left out, so that constant hashrate is a fixed point.
 * Source: https://github.com/zawy12/difficulty-algorithms/issues/3.
 *
 * @param blocks window N, an integer of at least 2.
 * @param spacingS time between blocks that the rule aims at, whole seconds.
 * @throws RangeError for any other N.
 */
export function lwmaRule(blocks: number, spacingS = TARGET_SPACING_S): DifficultyRule {
  requireWindow('lwma', blocks, 2);
  return {
    readsHeaders: 'all',
    consensus: (start) => new LwmaConsensus(start, blocks, spacingS),
    real: (start) => new LwmaReal(start, blocks, spacingS),
  };
}
