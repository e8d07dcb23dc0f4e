import { describe, expect, it } from 'vitest';
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

describe('W: yieldThreshold compares revenues and nothing else', () => {
  /** One kind of machine, a lease of 1.46 M USD per MW and year, and as many tenants as there are megawatts. */
  function willingShare(hashprice: number, jTh: number): number {
    const btcPerPhDay = (86_400e15 / (124.93e12 * 2 ** 32)) * 3.125;
    const run = startMarket(
      marketValues({
        ...analytic,
        'price.initialUsdBtc': hashprice / btcPerPhDay,
        'fleet.vintages': [{ name: 'one', efficiency_j_th: jTh, release_date: '2020-01-01', hashrate_share: 1 }],
        'population.regions': [{ name: 'world', hashrate_share: 1, ai_suitable_share: 1 }],
        'ai.rule': 'yieldThreshold',
        'ai.products': [
          {
            name: 'colocation',
            rent_usd_mw_year: 1.46e6,
            margin: 0.85,
            hall_usd_mw: 9.5e6,
            hall_years: 12,
            equipment_usd_mw: 0,
            term_years: 12,
            operator_pays_power: 0,
            gross_per_mw: 1.4,
          },
        ],
        'ai.demandBaseMw': 1e6,
        'ai.demandCapMw': 1e6,
        'ai.buildLimitMwYear': 1e6,
        'ai.rentCeilingFactor': 1,
      }),
      1,
    );
    run.advance();
    return run.cell('ai_willing_share');
  }

  it('1.46 M USD per MW and year: all switch below a hashprice of 80 (20 J/TH), 60 (15), 30 (7.5), none above', () => {
    for (const [jTh, threshold] of [
      [20, 80],
      [15, 60],
      [7.5, 30],
    ] as const) {
      expect(willingShare(0.999 * threshold, jTh)).toBe(1);
      expect(willingShare(1.001 * threshold, jTh)).toBe(0);
    }
  });
});
