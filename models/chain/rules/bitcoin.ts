import type { ConsensusState, DifficultyRule, DifficultyState, RuleStart } from '../difficultyRule.ts';
import { headerTarget, headerTargetFromDifficulty } from '../headerTarget.ts';
import { EPOCH_BLOCKS, TARGET_SPACING_S } from '../protocol.ts';
import {
  difficultyFromExpectedHashes,
  difficultyFromTarget,
  expectedHashesFromDifficulty,
  expectedHashesFromTarget,
  MIN_EXPECTED_HASHES,
} from '../work.ts';

/** Intervals that a retarget measures: 2015 is the protocol (its off-by-one), 2016 the textbook rule. */
export type RetargetIntervals = 2015 | 2016;

function clampTimespan(spanS: number, intendedS: number): number {
  return Math.min(intendedS * 4, Math.max(intendedS / 4, spanS));
}

/**
 * Target after a retarget, in the protocol's integers.
 * Source: `CalculateNextWorkRequired`, https://github.com/bitcoin/bitcoin/blob/master/src/pow.cpp.
 *
 * @param target target of the period that ends.
 * @param firstTimeS header time at which the measured span begins [s]: in the protocol that of the period's first block.
 * @param lastTimeS header time of the period's last block [s]; may be the smaller one.
 * @param spacingS time between blocks that the rule aims at, whole seconds.
 */
export function nextBitcoinTarget(
  target: bigint,
  firstTimeS: number,
  lastTimeS: number,
  spacingS = TARGET_SPACING_S,
): bigint {
  const intendedS = EPOCH_BLOCKS * spacingS;
  const spanS = clampTimespan(lastTimeS - firstTimeS, intendedS);
  return headerTarget((target * BigInt(spanS)) / BigInt(intendedS));
}

/** Counts the blocks of a period and keeps the time at which its measured span began. */
abstract class PeriodCounter {
  private readonly intervals: RetargetIntervals;
  private position = 0;
  private firstTimeS: number;

  constructor(start: RuleStart, intervals: RetargetIntervals) {
    this.intervals = intervals;
    this.firstTimeS = start.timeS;
  }

  protected abstract retarget(firstTimeS: number, lastTimeS: number): void;

  append(blocks: number, lastHeaderTimeS: number): void {
    const opensPeriod = this.position === 0;
    if (opensPeriod && blocks > 1 && this.intervals === 2015) {
      throw new RangeError('the first block of a period must be appended alone: the retarget reads its header time');
    }
    if (this.position + blocks > EPOCH_BLOCKS) throw new RangeError('blocks cross the end of the difficulty period');
    if (opensPeriod && this.intervals === 2015) this.firstTimeS = lastHeaderTimeS;
    this.position += blocks;
    if (this.position < EPOCH_BLOCKS) return;
    this.retarget(this.firstTimeS, lastHeaderTimeS);
    this.position = 0;
    // With 2,016 intervals the next span begins at the last block of this period.
    this.firstTimeS = lastHeaderTimeS;
  }
}

class BitcoinConsensus extends PeriodCounter implements ConsensusState {
  target: bigint;
  expectedHashes: number;
  private readonly spacingS: number;

  constructor(start: RuleStart, intervals: RetargetIntervals, spacingS: number) {
    super(start, intervals);
    this.spacingS = spacingS;
    this.target = headerTargetFromDifficulty(start.difficulty);
    this.expectedHashes = expectedHashesFromTarget(this.target);
  }

  get difficulty(): number {
    return difficultyFromTarget(this.target);
  }

  protected retarget(firstTimeS: number, lastTimeS: number): void {
    this.target = nextBitcoinTarget(this.target, firstTimeS, lastTimeS, this.spacingS);
    this.expectedHashes = expectedHashesFromTarget(this.target);
  }
}

class BitcoinReal extends PeriodCounter implements DifficultyState {
  expectedHashes: number;
  private readonly intendedS: number;

  constructor(start: RuleStart, intervals: RetargetIntervals, spacingS: number) {
    super(start, intervals);
    this.intendedS = EPOCH_BLOCKS * spacingS;
    this.expectedHashes = expectedHashesFromDifficulty(start.difficulty);
  }

  get difficulty(): number {
    return difficultyFromExpectedHashes(this.expectedHashes);
  }

  protected retarget(firstTimeS: number, lastTimeS: number): void {
    const { intendedS } = this;
    const spanS = clampTimespan(lastTimeS - firstTimeS, intendedS);
    this.expectedHashes = Math.max(MIN_EXPECTED_HASHES, (this.expectedHashes * intendedS) / spanS);
  }
}

/**
 * Bitcoin's rule: every 2,016 blocks the target is multiplied by measured over intended time, at most by 4 either way.
 *
 * @param intervals 2015 for the protocol, 2016 for the rule without its off-by-one (closed forms hold exactly).
 * @param spacingS time between blocks that the rule aims at, whole seconds.
 */
export function bitcoinRule(intervals: RetargetIntervals, spacingS = TARGET_SPACING_S): DifficultyRule {
  return {
    readsHeaders: intervals === 2015 ? 'firstAndLast' : 'last',
    consensus: (start) => new BitcoinConsensus(start, intervals, spacingS),
    real: (start) => new BitcoinReal(start, intervals, spacingS),
  };
}
