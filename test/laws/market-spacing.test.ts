import { describe, expect, it } from 'vitest';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../../models/validation/marketRun.ts';

describe('blocks of another time than 600 s', () => {
  const columns = ['days', 'mean_interval_s', 'schedule_lag_days', 'security_budget_btc_day', 'hashrate_eh_s'] as const;
  const run = (spacingS: number, overrides = {}) =>
    marketColumnsOf(
      { ...TEXTBOOK_MARKET, 'chain.retargetIntervals': 2016, 'chain.targetSpacingS': spacingS, ...overrides },
      3,
      columns,
    );

  it('come at that time, in epochs of 2,016, and pay by their height', () => {
    const usual = run(600);
    const quick = run(150);
    expect(quick.days[2]).toBeCloseTo(3.5, 9);
    expect(quick.mean_interval_s[2]).toBeCloseTo(150, 9);
    expect(quick.schedule_lag_days[2]).toBeCloseTo(0, 9);
    // Four times the blocks and the coins; at the same difficulty four times the hashrate.
    expect(quick.security_budget_btc_day[2] / usual.security_budget_btc_day[2]).toBeCloseTo(4, 9);
    expect(quick.hashrate_eh_s[2] / usual.hashrate_eh_s[2]).toBeCloseTo(4, 9);
  });

  it('are refused where something counts epochs of 14 days, with all that stands in the way', () => {
    const overrides = { 'invest.rule': 'npv', 'ai.initialContractedMw': 100 };
    expect(() => run(150, overrides)).toThrow(
      /epochs of 3\.5 days.*needs invest\.rule: none, ai\.initialContractedMw: 0$/,
    );
    expect(() => run(600, { 'invest.rule': 'npv' })).not.toThrow();
  });
});
