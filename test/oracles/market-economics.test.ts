import { describe, expect, it } from 'vitest';
import type { ParameterValues } from '../../models/parameter.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

/** Expected values and real arithmetic: the setting of the closed forms. */
const analytic: ParameterValues = {
  'chain.blockNoise': 'expected',
  'chain.arithmetic': 'real',
  'price.process': 'constant',
};

describe('P: free entry with equal costs', () => {
  const USD_MWH = 50;
  const J_TH = 20;

  /** 144 B S / (0.024 e p) TH/s, in EH/s. */
  const closedForm = (btc: number, usd: number, jTh: number, usdKwh: number): number =>
    (144 * btc * usd) / (0.024 * jTh * usdKwh) / 1e6;

  /**
   * Hours differ by one per cent in price and half of the machines stand idle at the start, so entry is all but free.
   * The network starts in the equilibrium of the price `usdAtStart`; then the price jumps and it has to find its own,
   * within the 103 epochs of a halving era.
   */
  function steadyState(
    usd: number,
    jTh: number,
    usdMWh: number,
    startHeight = 840_672,
  ): { ehS: number; hashprice: number } {
    const btc = startHeight < 1_050_000 ? 3.125 : 1.5625;
    const usdAtStart = 0.9 * usd;
    const values = marketValues({
      ...analytic,
      'chain.startHeight': startHeight,
      'chain.initialDifficulty': (closedForm(btc, usdAtStart, jTh, usdMWh / 1000) * 1e18 * 600) / 2 ** 32,
      'price.process': 'path',
      'price.path': { day: [0, 1, 2], value: [usdAtStart, usdAtStart, usd] },
      'site.powerP10UsdMWh': usdMWh,
      'site.powerP90UsdMWh': usdMWh,
      'fleet.vintages': [{ name: 'one', efficiency_j_th: jTh, release_date: '2020-01-01', hashrate_share: 1 }],
      'operate.rule': 'smooth',
      'operate.dispersionUsdMWh': usdMWh / 100,
      'operate.speedOff': 0.005,
      'operate.speedOn': 0.005,
    });
    const run = startMarket(values, 100);
    for (let epoch = 0; epoch < 100; epoch++) run.advance();
    return { ehS: run.cell('hashrate_eh_s'), hashprice: run.cell('hashprice_usd_ph_day') };
  }

  it('reaches 1,312.5 EH/s and a hashprice of 24 at 70,000 USD, 20 J/TH and 0.05 USD/kWh, within 0.5 %', () => {
    const { ehS, hashprice } = steadyState(70_000, J_TH, USD_MWH);
    expect(Math.abs(ehS / 1312.5 - 1)).toBeLessThan(0.005);
    expect(Math.abs(hashprice / 24 - 1)).toBeLessThan(0.005);
  });

  it('has elasticity +1 to price and reward, -1 to efficiency and power price', () => {
    const base = steadyState(70_000, J_TH, USD_MWH).ehS;
    const elasticity = (other: number, factor: number): number => Math.log(other / base) / Math.log(factor);
    expect(elasticity(steadyState(77_000, J_TH, USD_MWH).ehS, 1.1)).toBeCloseTo(1, 1);
    expect(elasticity(steadyState(70_000, 1.1 * J_TH, USD_MWH).ehS, 1.1)).toBeCloseTo(-1, 1);
    expect(elasticity(steadyState(70_000, J_TH, 1.1 * USD_MWH).ehS, 1.1)).toBeCloseTo(-1, 1);
    expect(elasticity(steadyState(70_000, J_TH, USD_MWH, 1_050_336).ehS, 0.5)).toBeCloseTo(1, 1);
  });
});

describe('G, H, AA: a share of hashrate leaves and nobody reacts', () => {
  function exit(
    share: number,
    phase: number,
    overrides: ParameterValues = {},
  ): (column: string, epoch: number) => number {
    const run = startMarket(marketValues({ ...analytic, 'shift.share': share, 'shift.phase': phase, ...overrides }), 4);
    const rows: Map<string, number>[] = [];
    for (let epoch = 0; epoch < 4; epoch++) {
      run.advance();
      const row = new Map<string, number>();
      for (const column of [
        'days',
        'difficulty',
        'next_difficulty',
        'hashprice_usd_ph_day',
        'security_budget_usd_day',
        'security_budget_btc_day',
        'hashrate_eh_s',
      ]) {
        row.set(column, run.cell(column));
      }
      rows.push(row);
    }
    return (column, epoch) => rows[epoch].get(column) ?? Number.NaN;
  }

  it('G: 20 % at the first block: 17.5 days, then -19.96 % by the protocol, hashprice flat and then +24.9 %', () => {
    const cell = exit(0.2, 0);
    expect(cell('days', 0)).toBeCloseTo(17.5, 9);
    expect(cell('difficulty', 1) / cell('difficulty', 0)).toBeCloseTo((0.8 * 2016) / 2015, 9);
    const hashpriceRise = cell('hashprice_usd_ph_day', 1) / cell('hashprice_usd_ph_day', 0) - 1;
    expect(hashpriceRise).toBeCloseTo(0.249, 3);
    expect(2016 / cell('days', 0)).toBeCloseTo(115.2, 9);
  });

  it('H: at any phase, with the 2,016 intervals of the closed form', () => {
    for (const [share, phase] of [
      [0.2, 0.5],
      [0.2, 0.25],
      [0.5, 0.75],
      [0.1, 0],
    ] as const) {
      const cell = exit(share, phase, { 'chain.retargetIntervals': 2016 });
      const stretch = phase + (1 - phase) / (1 - share);
      expect(cell('days', 0)).toBeCloseTo(14 * stretch, 9);
      expect(cell('difficulty', 1) / cell('difficulty', 0)).toBeCloseTo(1 / stretch, 9);
      expect(cell('days', 1)).toBeCloseTo(14 / (1 - share) / stretch, 9);
    }
    const cell = exit(0.2, 0.5, { 'chain.retargetIntervals': 2016 });
    expect(cell('days', 0).toFixed(2)).toBe('15.75');
    expect((100 * (cell('difficulty', 1) / cell('difficulty', 0) - 1)).toFixed(2)).toBe('-11.11');
    expect(cell('days', 1).toFixed(2)).toBe('15.56');
  });

  it('H: the same whether or not the epoch is cut into more steps', () => {
    const whole = exit(0.2, 0.37);
    const cut = exit(0.2, 0.37, { 'chain.stepsPerEpoch': 7 });
    for (const column of ['days', 'next_difficulty', 'hashrate_eh_s', 'security_budget_usd_day']) {
      expect(cut(column, 0) / whole(column, 0)).toBeCloseTo(1, 12);
    }
  });

  it('AA: the USD budget is -20 % during the slow epoch and back after the retarget; issuance 360 instead of 450 BTC', () => {
    const cell = exit(0.2, 0, { 'chain.retargetIntervals': 2016 });
    const normalUsdDay = 450 * 70_000;
    expect(cell('security_budget_usd_day', 0) / normalUsdDay).toBeCloseTo(0.8, 9);
    expect(cell('security_budget_btc_day', 0)).toBeCloseTo(360, 9);
    expect(cell('security_budget_usd_day', 1) / normalUsdDay).toBeCloseTo(1, 9);
    expect(cell('hashrate_eh_s', 3) / cell('hashrate_eh_s', 0)).toBeCloseTo(1, 9);
  });
});

describe('M: constant elasticity', () => {
  it('reward halves: hashrate falls by 26.8 % on impact at the estimate of 0.45', () => {
    const price = { day: [0, 7, 7.000001], value: [70_000, 70_000, 35_000] };
    const values = marketValues({
      ...analytic,
      'operate.elasticity': 0.45,
      'price.process': 'path',
      'price.path': price,
    });
    const run = startMarket(values, 2);
    run.advance();
    const before = run.cell('hashrate_eh_s');
    run.advance();
    // Difficulty has moved by one interval in 2,015 by then.
    expect(run.cell('hashrate_eh_s') / before).toBeCloseTo(0.732, 3);
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

describe('AQ: energy share is not hashrate share', () => {
  /**
   * Half of the power hashes at `leaving` J/TH, the rest such that the network averages 20 J/TH; 20 % of the power leaves
   * from the first kind.
   */
  function hashrateLost(leaving: number): number {
    const energyShare = 0.5;
    const shareLeaving = (energyShare * 20) / leaving;
    const other = ((1 - energyShare) * 20) / (1 - shareLeaving);
    const vintages = [
      { name: 'leaving', efficiency_j_th: leaving, release_date: '2020-01-01', hashrate_share: shareLeaving },
      { name: 'other', efficiency_j_th: other, release_date: '2020-01-01', hashrate_share: 1 - shareLeaving },
    ];
    const worstFirst = leaving > other;
    const run = startMarket(
      marketValues({
        ...analytic,
        'fleet.vintages': worstFirst ? vintages : vintages.reverse(),
        'shift.kind': 'capacity',
        'shift.share': 0.2,
        'shift.order': worstFirst ? 'leastEfficientFirst' : 'mostEfficientFirst',
        'shift.start': 1,
      }),
      2,
    );
    run.advance();
    const before = run.cell('hashrate_eh_s');
    run.advance();
    return 1 - run.cell('hashrate_eh_s') / before;
  }

  it('20 % of MW from 30 J/TH machines of a 20 J/TH network removes 13 % of hashrate, from 15 J/TH machines 27 %', () => {
    expect(hashrateLost(30)).toBeCloseTo(0.2 * (20 / 30), 9);
    expect(hashrateLost(15)).toBeCloseTo(0.2 * (20 / 15), 9);
    expect(Math.round(100 * hashrateLost(30))).toBe(13);
    expect(Math.round(100 * hashrateLost(15))).toBe(27);
  });
});

describe('AN: gross revenue per kWh against mining at a hashprice of 32 and 17.5 J/TH', () => {
  it('colocation 2.8, contracted GPU cloud 14.5, rented H100 about 21', () => {
    const btcPerPhDay = (86_400e15 / (124.93e12 * 2 ** 32)) * 3.125 * 1.0055;
    const ratio = (product: string): number => {
      const overrides = { ...analytic, 'ai.product': product, 'price.initialUsdBtc': 32 / btcPerPhDay };
      const run = startMarket(marketValues(overrides, 'bitcoin-2026'), 1);
      run.advance();
      return run.cell('ai_yield_ratio');
    };
    expect(ratio('colocation')).toBeCloseTo(2.8, 1);
    expect(ratio('gpuCloud')).toBeCloseTo(14.5, 1);
    expect(Math.round(ratio('gpuRental'))).toBe(21);
  });
});
