import { expect, it } from 'vitest';
import type { ParameterValues } from '../../models/parameter.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

/** Expected values and real arithmetic: the setting of the closed forms. */
const analytic: ParameterValues = {
  'chain.blockNoise': 'expected',
  'chain.arithmetic': 'real',
  'price.process': 'constant',
};

it('H: a forced shift is the same whether or not the epoch is cut into more steps', () => {
  const columns = ['days', 'next_difficulty', 'hashrate_eh_s', 'security_budget_usd_day'];
  const firstEpoch = (overrides: ParameterValues): number[] => {
    const run = startMarket(marketValues({ ...analytic, 'shift.share': 0.2, 'shift.phase': 0.37, ...overrides }), 4);
    run.advance();
    return columns.map((column) => run.cell(column));
  };
  const whole = firstEpoch({});
  firstEpoch({ 'chain.stepsPerEpoch': 7 }).forEach((cut, i) => {
    expect(cut / whole[i]).toBeCloseTo(1, 12);
  });
});
