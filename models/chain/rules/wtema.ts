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
  difficultyFromExpectedHashes,
  difficultyFromTarget,
  expectedHashesFromDifficulty,
  expectedHashesFromTarget,
  MIN_EXPECTED_HASHES,
} from '../work.ts';

/**
 * Default N = 1/alpha. It gives the half-life of aserti3-2d, N * ln 2 = 288 blocks, so that the two can be compared
 * (https://github.com/zawy12/difficulty-algorithms/issues/62 on such matching).
 */
export const WTEMA_BLOCKS = 416;

/** Numerator of the target's factor (solvetime + (N - 1) * T) / (N * T), kept positive when headers run far backwards. */
function weightedSolvetimeS(solvetimeS: number, blocks: number, spacingS: number): number {
  return Math.max(1, solvetimeS + (blocks - 1) * spacingS);
}

class WtemaConsensus implements ConsensusState {
  target: bigint;
  expectedHashes: number;
  private readonly blocks: number;
  private readonly spacingS: number;
  private lastTimeS: number;

  constructor(start: RuleStart, blocks: number, spacingS: number) {
    this.blocks = blocks;
    this.spacingS = spacingS;
    this.lastTimeS = start.timeS;
    this.target = headerTargetFromDifficulty(start.difficulty);
    this.expectedHashes = expectedHashesFromTarget(this.target);
  }

  get difficulty(): number {
    return difficultyFromTarget(this.target);
  }

  append(blocks: number, lastHeaderTimeS: number): void {
    requireSingleBlock(blocks);
    const weightedS = BigInt(weightedSolvetimeS(lastHeaderTimeS - this.lastTimeS, this.blocks, this.spacingS));
    this.target = headerTarget((this.target * weightedS) / BigInt(this.blocks * this.spacingS));
    this.expectedHashes = expectedHashesFromTarget(this.target);
    this.lastTimeS = lastHeaderTimeS;
  }
}

class WtemaReal implements DifficultyState {
  expectedHashes: number;
  private readonly blocks: number;
  private readonly spacingS: number;
  private lastTimeS: number;

  constructor(start: RuleStart, blocks: number, spacingS: number) {
    this.blocks = blocks;
    this.spacingS = spacingS;
    this.lastTimeS = start.timeS;
    this.expectedHashes = expectedHashesFromDifficulty(start.difficulty);
  }

  get difficulty(): number {
    return difficultyFromExpectedHashes(this.expectedHashes);
  }

  append(blocks: number, lastHeaderTimeS: number): void {
    requireSingleBlock(blocks);
    const weightedS = weightedSolvetimeS(lastHeaderTimeS - this.lastTimeS, this.blocks, this.spacingS);
    const expectedHashes = (this.expectedHashes * this.blocks * this.spacingS) / weightedS;
    this.expectedHashes = Math.max(MIN_EXPECTED_HASHES, expectedHashes);
    this.lastTimeS = lastHeaderTimeS;
  }
}

/**
 * WTEMA: an exponential moving average of the target, weighted by solve times; each block multiplies the target by
 * 1 + (solvetime - T) / (N T). The consensus form cuts every target to the compact form and builds on the cut one, so
 * that its fixed point is dear by up to N quanta of the compact form.
 * Source: https://github.com/zawy12/difficulty-algorithms/issues/76 and `next_bits_wtema` of
 * https://github.com/kyuupichan/difficulty/blob/master/mining.py.
 *
 * @param blocks N = 1/alpha, an integer of at least 2.
 * @param spacingS time between blocks that the rule aims at, whole seconds.
 * @throws RangeError for any other N.
 */
export function wtemaRule(blocks: number, spacingS = TARGET_SPACING_S): DifficultyRule {
  requireWindow('wtema', blocks, 2);
  return {
    readsHeaders: 'all',
    consensus: (start) => new WtemaConsensus(start, blocks, spacingS),
    real: (start) => new WtemaReal(start, blocks, spacingS),
  };
}
