import { exp } from '../../random/math/exp.ts';
import {
  type ConsensusState,
  type DifficultyRule,
  type DifficultyState,
  type RuleStart,
  requireSingleBlock,
} from '../difficultyRule.ts';
import { headerTarget, headerTargetFromDifficulty } from '../headerTarget.ts';
import { TARGET_SPACING_S } from '../protocol.ts';
import {
  difficultyFromExpectedHashes,
  difficultyFromTarget,
  expectedHashesFromDifficulty,
  expectedHashesFromTarget,
  MIN_EXPECTED_HASHES,
  POW_LIMIT,
} from '../work.ts';

/** Half-life of aserti3-2d: two days. */
export const ASERT_HALF_LIFE_S = 172_800;

/** What an ASERT target depends on: the anchor and how far the chain has come since. */
export interface AsertInput {
  readonly anchorTarget: bigint;
  /** Header time of the last block minus that of the anchor's parent [s]. */
  readonly timeDiffS: bigint;
  /** Height of the last block minus that of the anchor. */
  readonly heightDiff: bigint;
  readonly spacingS: bigint;
  readonly halfLifeS: bigint;
}

const RADIX = 65_536n;

/** Shifts beyond this leave nothing of a 256-bit target but its bounds. */
const MAX_SHIFT = 512n;

/** 65,536 * 2^(fraction/65,536) by the cubic of the specification, error below 0.013 %. */
function fractionFactor(fraction: bigint): bigint {
  const cubic =
    195_766_423_245_049n * fraction +
    971_821_376n * fraction * fraction +
    5_127n * fraction * fraction * fraction +
    (1n << 47n);
  return RADIX + (cubic >> 48n);
}

/**
 * Target of the next block under aserti3: the anchor's target times 2^((time - ideal time) / half-life), in fixed point
 * of 16 bits. Within [1, POW_LIMIT], before the compact form.
 * Source: https://github.com/bitcoincashorg/bitcoincash.org/blob/master/spec/2020-11-15-asert.md; the order of
 * operations is that of the node software, which the specification's one-line formula omits.
 */
export function nextAsertTarget(input: AsertInput): bigint {
  const aheadS = input.timeDiffS - input.spacingS * (input.heightDiff + 1n);
  // BigInt division truncates towards zero as C does; the shift then floors, so the fraction is never negative.
  const exponent = (aheadS * RADIX) / input.halfLifeS;
  const shift = (exponent >> 16n) - 16n;
  if (shift > MAX_SHIFT) return POW_LIMIT;
  if (shift < -MAX_SHIFT) return 1n;
  const scaled = input.anchorTarget * fractionFactor(exponent & 0xffffn);
  const target = shift < 0n ? scaled >> -shift : scaled << shift;
  if (target < 1n) return 1n;
  return target > POW_LIMIT ? POW_LIMIT : target;
}

class AsertConsensus implements ConsensusState {
  target: bigint;
  expectedHashes: number;
  private readonly anchorTarget: bigint;
  private readonly halfLifeS: bigint;
  private readonly spacingS: number;
  private readonly anchorTimeS: number;
  private blocks = 0;

  constructor(start: RuleStart, halfLifeS: number, spacingS: number) {
    this.spacingS = spacingS;
    this.anchorTarget = headerTargetFromDifficulty(start.difficulty);
    this.halfLifeS = BigInt(Math.round(halfLifeS));
    this.anchorTimeS = start.timeS;
    this.target = this.anchorTarget;
    this.expectedHashes = expectedHashesFromTarget(this.target);
  }

  get difficulty(): number {
    return difficultyFromTarget(this.target);
  }

  append(blocks: number, lastHeaderTimeS: number): void {
    requireSingleBlock(blocks);
    this.blocks += 1;
    this.target = headerTarget(
      nextAsertTarget({
        anchorTarget: this.anchorTarget,
        timeDiffS: BigInt(lastHeaderTimeS - this.anchorTimeS + this.spacingS),
        heightDiff: BigInt(this.blocks),
        spacingS: BigInt(this.spacingS),
        halfLifeS: this.halfLifeS,
      }),
    );
    this.expectedHashes = expectedHashesFromTarget(this.target);
  }
}

class AsertReal implements DifficultyState {
  expectedHashes: number;
  private readonly anchorExpectedHashes: number;
  private readonly halfLifeS: number;
  private readonly spacingS: number;
  private readonly anchorTimeS: number;
  private blocks = 0;

  constructor(start: RuleStart, halfLifeS: number, spacingS: number) {
    this.spacingS = spacingS;
    this.anchorExpectedHashes = expectedHashesFromDifficulty(start.difficulty);
    this.halfLifeS = halfLifeS;
    this.anchorTimeS = start.timeS;
    this.expectedHashes = this.anchorExpectedHashes;
  }

  get difficulty(): number {
    return difficultyFromExpectedHashes(this.expectedHashes);
  }

  append(blocks: number, lastHeaderTimeS: number): void {
    requireSingleBlock(blocks);
    this.blocks += 1;
    const behindS = lastHeaderTimeS - this.anchorTimeS - this.spacingS * this.blocks;
    const expectedHashes = this.anchorExpectedHashes * exp((-Math.LN2 * behindS) / this.halfLifeS);
    this.expectedHashes = Math.max(MIN_EXPECTED_HASHES, expectedHashes);
  }
}

/**
 * ASERT: difficulty is a function of how far the chain is ahead of its schedule, and of nothing else. The anchor is the
 * last block before the run.
 *
 * @param halfLifeS delay that doubles the target [s]; the consensus form rounds it to whole seconds.
 * @param spacingS time between blocks that the rule aims at, whole seconds.
 * @throws RangeError when the half-life is under a second.
 */
export function asertRule(halfLifeS: number, spacingS = TARGET_SPACING_S): DifficultyRule {
  if (!(halfLifeS >= 1)) throw new RangeError(`the half-life of ASERT must be at least 1 s, got ${halfLifeS}`);
  return {
    readsHeaders: 'all',
    consensus: (start) => new AsertConsensus(start, halfLifeS, spacingS),
    real: (start) => new AsertReal(start, halfLifeS, spacingS),
  };
}
