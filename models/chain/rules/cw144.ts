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

/** Default window: one day of blocks. */
export const CW_BLOCKS = 144;

/**
 * Headers looked at on each end of the window. 3: their median by time, as on Bitcoin Cash, a guard against false header
 * times that costs a block of delay. 1: the end itself, the plain work-over-time window.
 */
export type MedianHeaders = 1 | 3;

/** The measured time counts for at least half and at most twice the window's intended time. */
function clampTimespan(spanS: number, intendedS: number): number {
  return Math.min(2 * intendedS, Math.max(Math.floor(intendedS / 2), spanS));
}

/**
 * Offset (0 oldest, 2 newest) of the block with the median time of three.
 * Source: `GetSuitableBlock`, whose sorting network decides between equal times.
 */
function suitableOffset(oldest: number, middle: number, newest: number): number {
  let low = 0;
  let high = 2;
  let lowTime = oldest;
  let highTime = newest;
  if (oldest > newest) {
    low = 2;
    high = 0;
    lowTime = newest;
    highTime = oldest;
  }
  if (lowTime > middle) return low;
  return middle > highTime ? high : 1;
}

/** Header times of the last N + 1 or N + 3 blocks in a ring, and the two blocks between which the rule measures. */
class HeaderRing {
  readonly capacity: number;
  private readonly median: boolean;
  private readonly timesS: Float64Array;
  private newest: number;
  /** Slots of the measured blocks. */
  first = 0;
  last = 0;
  spanS = 0;

  constructor(window: number, medianHeaders: MedianHeaders, lastTimeS: number, spacingS: number) {
    this.capacity = window + medianHeaders;
    this.median = medianHeaders === 3;
    this.timesS = new Float64Array(this.capacity);
    for (let i = 0; i < this.capacity; i++) {
      this.timesS[i] = lastTimeS + (i - this.capacity + 1) * spacingS;
    }
    this.newest = this.capacity - 1;
  }

  /** @returns the slot that the new header takes. */
  push(timeS: number): number {
    this.newest = this.newest + 1 === this.capacity ? 0 : this.newest + 1;
    this.timesS[this.newest] = timeS;
    const oldest = this.newest + 1 === this.capacity ? 0 : this.newest + 1;
    this.first = this.median ? this.suitable(oldest) : oldest;
    this.last = this.median ? this.suitable(this.newest + this.capacity - 2) : this.newest;
    this.spanS = this.timesS[this.last] - this.timesS[this.first];
    return this.newest;
  }

  private suitable(start: number): number {
    const a = start % this.capacity;
    const b = (start + 1) % this.capacity;
    const c = (start + 2) % this.capacity;
    const offset = suitableOffset(this.timesS[a], this.timesS[b], this.timesS[c]);
    return (start + offset) % this.capacity;
  }
}

class CwConsensus implements ConsensusState {
  target: bigint;
  expectedHashes: number;
  private readonly window: number;
  private readonly spacingS: number;
  private readonly headers: HeaderRing;
  private readonly chainWorks: bigint[];
  private chainWork: bigint;

  constructor(start: RuleStart, window: number, medianHeaders: MedianHeaders, spacingS: number) {
    this.target = headerTargetFromDifficulty(start.difficulty);
    this.expectedHashes = expectedHashesFromTarget(this.target);
    this.window = window;
    this.spacingS = spacingS;
    this.headers = new HeaderRing(window, medianHeaders, start.timeS, spacingS);
    const work = blockProof(this.target);
    this.chainWorks = Array.from({ length: this.headers.capacity }, (_, i) => work * BigInt(i + 1));
    this.chainWork = this.chainWorks[this.headers.capacity - 1];
  }

  get difficulty(): number {
    return difficultyFromTarget(this.target);
  }

  append(blocks: number, lastHeaderTimeS: number): void {
    requireSingleBlock(blocks);
    this.chainWork += blockProof(this.target);
    const { headers, chainWorks } = this;
    chainWorks[headers.push(lastHeaderTimeS)] = this.chainWork;
    const work = chainWorks[headers.last] - chainWorks[headers.first];
    const spanS = BigInt(clampTimespan(headers.spanS, this.window * this.spacingS));
    this.target = headerTarget(targetFromProof((work * BigInt(this.spacingS)) / spanS));
    this.expectedHashes = expectedHashesFromTarget(this.target);
  }
}

class CwReal implements DifficultyState {
  expectedHashes: number;
  private readonly window: number;
  private readonly spacingS: number;
  private readonly headers: HeaderRing;
  private readonly chainWorks: Float64Array;
  private chainWork: number;

  constructor(start: RuleStart, window: number, medianHeaders: MedianHeaders, spacingS: number) {
    this.expectedHashes = expectedHashesFromDifficulty(start.difficulty);
    this.window = window;
    this.spacingS = spacingS;
    this.headers = new HeaderRing(window, medianHeaders, start.timeS, spacingS);
    this.chainWorks = new Float64Array(this.headers.capacity);
    for (let i = 0; i < this.chainWorks.length; i++) this.chainWorks[i] = this.expectedHashes * (i + 1);
    this.chainWork = this.chainWorks[this.chainWorks.length - 1];
  }

  get difficulty(): number {
    return difficultyFromExpectedHashes(this.expectedHashes);
  }

  append(blocks: number, lastHeaderTimeS: number): void {
    requireSingleBlock(blocks);
    this.chainWork += this.expectedHashes;
    const { headers, chainWorks } = this;
    chainWorks[headers.push(lastHeaderTimeS)] = this.chainWork;
    const work = chainWorks[headers.last] - chainWorks[headers.first];
    const expectedHashes = (work * this.spacingS) / clampTimespan(headers.spanS, this.window * this.spacingS);
    this.expectedHashes = Math.max(MIN_EXPECTED_HASHES, expectedHashes);
  }
}

/**
 * cw-N: work of a window of N blocks over the time that it took. With N = 144, measured between two blocks that are each
 * the median by time of three, it was the rule of Bitcoin Cash from November 2017.
 * Source: `GetNextCashWorkRequired`, https://github.com/Bitcoin-ABC/bitcoin-abc/blob/v0.22.0/src/pow.cpp.
 *
 * @param window N, an integer of at least 4.
 * @param spacingS time between blocks that the rule aims at, whole seconds.
 * @throws RangeError for any other N.
 */
export function cw144Rule(window: number, medianHeaders: MedianHeaders, spacingS = TARGET_SPACING_S): DifficultyRule {
  requireWindow('cw144', window, 4);
  return {
    readsHeaders: 'all',
    consensus: (start) => new CwConsensus(start, window, medianHeaders, spacingS),
    real: (start) => new CwReal(start, window, medianHeaders, spacingS),
  };
}
