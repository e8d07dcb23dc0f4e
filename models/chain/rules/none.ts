import type { ConsensusState, DifficultyRule, DifficultyState, RuleStart } from '../difficultyRule.ts';
import { headerTargetFromDifficulty } from '../headerTarget.ts';
import {
  difficultyFromExpectedHashes,
  difficultyFromTarget,
  expectedHashesFromDifficulty,
  expectedHashesFromTarget,
} from '../work.ts';

class FixedTarget implements ConsensusState {
  readonly target: bigint;
  readonly expectedHashes: number;
  readonly difficulty: number;

  constructor(start: RuleStart) {
    this.target = headerTargetFromDifficulty(start.difficulty);
    this.expectedHashes = expectedHashesFromTarget(this.target);
    this.difficulty = difficultyFromTarget(this.target);
  }

  append(): void {}
}

class FixedWork implements DifficultyState {
  readonly expectedHashes: number;
  readonly difficulty: number;

  constructor(start: RuleStart) {
    this.expectedHashes = expectedHashesFromDifficulty(start.difficulty);
    this.difficulty = difficultyFromExpectedHashes(this.expectedHashes);
  }

  append(): void {}
}

/** No adjustment: difficulty stays where it started. The control for what a rule contributes. */
export function noAdjustmentRule(): DifficultyRule {
  return {
    readsHeaders: 'last',
    consensus: (start) => new FixedTarget(start),
    real: (start) => new FixedWork(start),
  };
}
