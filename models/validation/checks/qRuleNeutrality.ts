import type { ParameterValues } from '../../parameter.ts';
import { closeTo } from '../expect/closeTo.ts';
import { type EqualCosts, freeEntryHashrateEhS, freeEntrySteadyState } from '../freeEntry.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const COSTS: EqualCosts = { usdBtc: 70_000, efficiencyJTh: 20, powerUsdMWh: 50, era: 4 };
const HASHES_PER_DIFFICULTY = 0x100000000;

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

/** Heights at which a block pays so much less that blocks of so many seconds bring as many coins a day as 3.125 every 600 s. */
const SPACINGS = [
  [300, 1_050_336, 'bitcoin'],
  [150, 1_262_016, 'bitcoin'],
  [150, 1_262_016, 'asert'],
] as const;

/**
 * The difficulty rule decides how fast difficulty finds its level, not where that is; nor does the time between blocks,
 * as long as a day brings the same coins. Where it brings four times as many, four times the hashrate enters.
 */
export const qRuleNeutrality: ValidationCheck = {
  letter: 'Q',
  what: 'free entry as in P under other difficulty rules and at other times between blocks',
  kind: 'analytic',
  source: 'closed form of P, in which the rule does not occur, and the spacing only by coins a day',
  measure: () => {
    const settles = (what: string, expected: number, text: string, overrides: ParameterValues): Measurement => {
      const { hashrateEhS } = freeEntrySteadyState(COSTS, overrides);
      return closeTo(`steady state, EH/s (${what})`, expected, hashrateEhS, `${text} EH/s within 0.5 %`, 0.005);
    };
    const atStart = freeEntryHashrateEhS({ ...COSTS, usdBtc: 0.9 * COSTS.usdBtc });
    return [
      ...RULES.map(([name, overrides]) =>
        settles(name, 1312.5, '1,312.5', { 'chain.difficulty': name.split(',')[0], ...overrides }),
      ),
      ...SPACINGS.map(([seconds, height, rule]) =>
        settles(`${rule}, ${seconds} s, the same coins a day`, 1312.5, '1,312.5', {
          'chain.difficulty': rule,
          'chain.targetSpacingS': seconds,
          'chain.startHeight': height,
          'chain.initialDifficulty': (atStart * 1e18 * seconds) / HASHES_PER_DIFFICULTY,
        }),
      ),
      // The same difficulty as at 600 s: four times the hashrate, four times the blocks.
      settles('bitcoin, 150 s, four times the coins a day', 5250, '5,250', { 'chain.targetSpacingS': 150 }),
    ];
  },
};
