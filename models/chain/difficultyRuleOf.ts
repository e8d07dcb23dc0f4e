import type { DifficultyRule } from './difficultyRule.ts';
import { asertRule } from './rules/asert.ts';
import { bitcoinRule, type RetargetIntervals } from './rules/bitcoin.ts';
import { CW_BLOCKS, cw144Rule } from './rules/cw144.ts';
import { LWMA_BLOCKS, lwmaRule } from './rules/lwma.ts';
import { noAdjustmentRule } from './rules/none.ts';
import { WTEMA_BLOCKS, wtemaRule } from './rules/wtema.ts';

/** Names of the difficulty rules. */
export type DifficultyRuleName = 'bitcoin' | 'asert' | 'cw144' | 'lwma' | 'wtema' | 'none';

/** Which rule, and what it can be told. Values that a rule does not use are ignored. */
export interface DifficultyRuleParameters {
  readonly rule: DifficultyRuleName;
  /**
   * `consensus`: integers, whole seconds, compact targets. `real`: the rule's limit on doubles; `cw144` then measures
   * from block to block instead of from median to median, for real times never run backwards.
   */
  readonly arithmetic: 'consensus' | 'real';
  /** Of `bitcoin`: 2015 is the protocol, 2016 the rule without its off-by-one. */
  readonly retargetIntervals: RetargetIntervals;
  /** Of `asert` [days]; 2 on Bitcoin Cash. */
  readonly asertHalfLifeDays: number;
  /** Of `cw144`, `lwma`, `wtema` [blocks]; 0 for the rule's own default (144, 60, 416). */
  readonly window: number;
  /** Time between blocks that the rule aims at, whole seconds; 600 in Bitcoin. */
  readonly targetSpacingS: number;
}

const SECONDS_PER_DAY = 86_400;

/**
 * The difficulty rule of a name.
 *
 * @throws RangeError when a parameter that the rule uses is out of range.
 */
export function difficultyRuleOf(parameters: DifficultyRuleParameters): DifficultyRule {
  const { rule, window, targetSpacingS } = parameters;
  switch (rule) {
    case 'bitcoin':
      return bitcoinRule(parameters.retargetIntervals, targetSpacingS);
    case 'asert':
      return asertRule(parameters.asertHalfLifeDays * SECONDS_PER_DAY, targetSpacingS);
    case 'cw144':
      return cw144Rule(
        window === 0 ? CW_BLOCKS : window,
        parameters.arithmetic === 'consensus' ? 3 : 1,
        targetSpacingS,
      );
    case 'lwma':
      return lwmaRule(window === 0 ? LWMA_BLOCKS : window, targetSpacingS);
    case 'wtema':
      return wtemaRule(window === 0 ? WTEMA_BLOCKS : window, targetSpacingS);
    case 'none':
      return noAdjustmentRule();
  }
}
