import { closeTo } from '../expect/closeTo.ts';
import { freeEntrySteadyState } from '../freeEntry.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const COSTS = { usdBtc: 70_000, efficiencyJTh: 20, powerUsdMWh: 50, era: 4 } as const;

/** Rules that adjust, with the intervals that retargets measure or the windows and half-lives that they average over. */
const RULES = [
  ['bitcoin', { 'chain.retargetIntervals': 2015 }],
  ['bitcoin, 2,016 intervals', { 'chain.retargetIntervals': 2016 }],
  ['asert', {}],
  ['asert, half-life of 10 days', { 'chain.asertHalfLifeDays': 10 }],
  ['cw144', {}],
  ['cw144, window of 500 blocks', { 'chain.window': 500 }],
  ['lwma', {}],
  ['wtema', {}],
] as const;

/**
 * The difficulty rule decides how fast difficulty finds its level, not where that is. The spacing of 600 s is a constant of
 * the protocol here: what does not depend on it is argued in docs/validation.md, not measured.
 */
export const qRuleNeutrality: ValidationCheck = {
  letter: 'Q',
  what: 'free entry as in P under other difficulty rules',
  kind: 'analytic',
  source: 'closed form of P, in which the rule does not occur',
  measure: () =>
    RULES.map(([name, overrides]) => {
      const rule = name.split(',')[0];
      const { hashrateEhS } = freeEntrySteadyState(COSTS, { 'chain.difficulty': rule, ...overrides });
      return closeTo(`steady state, EH/s (${name})`, 1312.5, hashrateEhS, '1,312.5 EH/s within 0.5 %', 0.005);
    }),
};
