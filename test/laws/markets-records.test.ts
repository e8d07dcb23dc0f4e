import { describe, expect, it } from 'vitest';
import { learnGrowth, valueMachines } from '../../models/market/expectations.ts';
import { marketOutcomes, summariseMarket } from '../../models/market/outcomes.ts';
import { market } from '../../models/market.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import type { MarketRun } from '../../models/validation/marketRun.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';
import { sum } from '../support/sum.ts';

const noiseFree: ParameterValues = { 'chain.blockNoise': 'expected', 'price.process': 'constant' };

/** Outcomes of a run whose columns are these functions of the epoch; all other cells are 1. */
function outcomesOf(count: number, columns: Record<string, (epoch: number) => number>): Map<string, number> {
  const width = market.columns.length;
  const values = new Float64Array(count * width).fill(1);
  for (const [name, cell] of Object.entries(columns)) {
    const c = market.columns.findIndex((column) => column.name === name);
    expect(c, name).toBeGreaterThanOrEqual(0);
    for (let epoch = 0; epoch < count; epoch++) values[epoch * width + c] = cell(epoch);
  }
  const results = summariseMarket({ values, width, count });
  return new Map(marketOutcomes.map(({ name }, i) => [name, results[i]]));
}

describe('outcomes, by hand', () => {
  it('final figures are means of the last 26 epochs, or of all when there are fewer', () => {
    // 74, ..., 99: mean 86.5.
    expect(outcomesOf(100, { hashrate_eh_s: (e) => e }).get('final_hashrate_eh_s')).toBeCloseTo(86.5, 12);
    expect(outcomesOf(5, { hashrate_eh_s: (e) => e }).get('final_hashrate_eh_s')).toBeCloseTo(2, 12);
  });

  it('figures of the shift are means of the six epochs from the one in which its schedule ends', () => {
    const progress = (e: number): number => Math.min(1, Math.max(0, (e - 10) / 20));
    // The schedule ends in epoch 30: 30, ..., 35.
    expect(outcomesOf(100, { shift_progress: progress, difficulty: (e) => e }).get('difficulty')).toBeCloseTo(32.5, 12);
    expect(outcomesOf(33, { shift_progress: progress, difficulty: (e) => e }).get('difficulty')).toBeCloseTo(31, 12);
    expect(outcomesOf(20, { shift_progress: progress, difficulty: (e) => e }).get('difficulty')).toBe(19);
  });

  it('the halving dip is the lowest of the 13 epochs after it over the difficulty in force at it', () => {
    const dip = (difficulty: (e: number) => number, at = 5): number | undefined =>
      outcomesOf(40, { halving_blocks: (e) => (e === at ? 1000 : 0), difficulty }).get('halving_dip');
    const notch = (epoch: number) => (e: number) => (e === epoch ? 80 : 100);
    for (const epoch of [6, 7, 18]) expect(dip(notch(epoch))).toBeCloseTo(-0.2, 12);
    for (const epoch of [4, 19]) expect(dip(notch(epoch))).toBe(0);
    expect(dip((e) => 100 + e)).toBe(0);
    expect(outcomesOf(40, { halving_blocks: () => 0 }).get('halving_dip')).toBeNaN();
  });

  it('extremes are of the whole run, shares of its last epoch, willingness of its first', () => {
    const results = outcomesOf(50, {
      days: (e) => (e === 20 ? 17.5 : 14),
      ai_share_capacity: (e) => e,
      mining_unplugged_mw: (e) => 2 * e,
      ai_willing_share: (e) => 0.25 + e,
    });
    expect(results.get('longest_epoch_days')).toBe(17.5);
    expect(results.get('ai_share_capacity')).toBe(49);
    expect(results.get('mining_unplugged_mw')).toBe(98);
    expect(results.get('ai_willing_share')).toBe(0.25);
  });
});

describe('columns, from the state', () => {
  const advanced = (overrides: ParameterValues, epochs: number): MarketRun => {
    const run = startMarket(marketValues(overrides, 'bitcoin-2026'), epochs);
    for (let epoch = 0; epoch < epochs; epoch++) run.advance();
    return run;
  };

  it('capacity is the sum of its parts; shares, dormancy and power follow from them', () => {
    const run = advanced({ 'shift.share': 0.2, 'shift.kind': 'capacity', 'shift.start': 2 }, 6);
    const { fleet, sites } = run.state;
    const [ai] = run.state.ai;
    const cell = run.cell;
    const parts = cell('mining_mw') + cell('idle_mw') + cell('building_mw') + cell('ai_mw') + cell('free_mw');
    expect(parts / cell('capacity_mw')).toBeCloseTo(1, 12);
    expect(cell('capacity_mw')).toBeCloseTo(sum(sites.capacityMw), 6);
    const dormant = sum(fleet.installedEhS) - sum(fleet.runningEhS) + sum(fleet.stockEhS);
    expect(cell('stock_eh_s')).toBeGreaterThan(50);
    expect(cell('dormant_share')).toBeCloseTo(dormant / sum(fleet.runningEhS), 10);
    expect(cell('ai_share_capacity')).toBeCloseTo(cell('ai_mw') / cell('capacity_mw'), 12);
    expect(cell('ai_contracted_mw')).toBeCloseTo(ai.contractedMw + ai.forcedMw, 8);
    expect(cell('ai_delivered_mw')).toBeCloseTo(sum(sites.aiMw) / ai.product.grossPerMw, 6);
    expect(ai.forcedMw).toBeGreaterThan(1000);
  });

  it('energy per hash is that of the epoch, weighted by hashes, not that of its end', () => {
    // Half of the hashes of the first half come from 40 J/TH, which then leave: 1,008 blocks at 30 J/TH, 1,008 at 20.
    const vintage = (jTh: number) => ({
      name: 'x',
      efficiency_j_th: jTh,
      release_date: '2020-01-01',
      hashrate_share: 0.5,
    });
    const overrides = {
      ...noiseFree,
      'fleet.vintages': [vintage(40), vintage(20)],
      'shift.share': 0.5,
      'shift.phase': 0.5,
    };
    const run = startMarket(marketValues(overrides), 1);
    run.advance();
    expect(run.cell('efficiency_j_th')).toBeCloseTo(25, 9);
    expect(run.cell('mining_mw') / run.state.record.runningEhS).toBeCloseTo(20, 9);
  });

  it('concentration: by operator below that by pool and region, as there are more of them; all shares sum to one network', () => {
    const run = advanced(noiseFree, 1);
    const { record, fleet } = run.state;
    for (const amounts of [record.byOperator, record.byRegion, record.byPool]) {
      expect(sum(amounts)).toBeCloseTo(sum(fleet.runningEhS), 8);
    }
    // Operators: 107 firms; regions: the US has 0.36; pools: nine of which the largest has 0.3.
    expect(run.cell('hhi_operator')).toBeLessThan(0.05);
    expect(run.cell('hhi_region')).toBeGreaterThan(0.15);
    expect(run.cell('nakamoto_operator')).toBeGreaterThan(7);
    expect(run.cell('nakamoto_region')).toBeLessThan(4);
  });

  it('attack: the flow costs the security budget; the stock costs machines for the whole network, halls and power for a week', () => {
    const run = advanced(noiseFree, 1);
    expect(run.cell('flow_attack_cost_usd_day') / run.cell('security_budget_usd_day')).toBeCloseTo(1, 12);
    const th = sum(run.state.fleet.runningEhS) * 1e6;
    const mw = (th * run.state.record.newMachineJTh) / 1e6;
    const usd = th * run.cell('machine_price_usd_th') + mw * 850_000 + mw * 168 * 45;
    expect(run.cell('stock_attack_cost_usd') / usd).toBeCloseTo(1, 9);
    // Harvey (October 2025) has 6 bn, Coin Metrics (February 2024) 20 bn.
    expect(run.cell('stock_attack_cost_usd')).toBeGreaterThan(4e9);
    expect(run.cell('stock_attack_cost_usd')).toBeLessThan(25e9);
  });

  it('the longest interval of an epoch is the longest of its steps: mean times the harmonic number of the blocks of one', () => {
    // Half of the hashrate leaves after 1,008 blocks, so the second half is slower: 600 s / 0.5 x H(1008) = 7.4935.
    const run = startMarket(
      marketValues({ ...noiseFree, 'shift.share': 0.5, 'shift.phase': 0.5, 'chain.stepsPerEpoch': 4 }),
      1,
    );
    run.advance();
    expect(run.cell('longest_interval_s') / (1200 * (Math.log(504) + 0.5772157 + 1 / 1008))).toBeCloseTo(1, 5);
    const back = startMarket(
      marketValues({
        ...noiseFree,
        'operate.elasticity': 1,
        'chain.stepsPerEpoch': 2,
        'price.process': 'path',
        'price.path': { day: [0, 6.9, 7], value: [70_000, 70_000, 140_000] },
      }),
      1,
    );
    back.advance();
    // Faster in the second half: the first half holds the longest.
    expect(back.cell('longest_interval_s') / (600 * (Math.log(1008) + 0.5772157 + 1 / 2016))).toBeCloseTo(1, 4);
  });
});

describe('flows of an epoch, by hand', () => {
  it('miners are paid at the mean price of the epoch: a rise from 60,000 to 74,000 pays 67,000', () => {
    const path = { day: [0, 14], value: [60_000, 74_000] };
    const run = startMarket(marketValues({ ...noiseFree, 'price.process': 'path', 'price.path': path }), 1);
    run.advance();
    expect(run.cell('btc_price_usd')).toBeCloseTo(67_000, 1);
    expect(run.cell('mining_revenue_usd') / (2016 * 3.125 * 67_000)).toBeCloseTo(1, 5);
  });

  it('builders begin 2,000 MW a year, 76.7 MW in a fortnight, and tenants do not want more than that in all', () => {
    const start = (overrides: ParameterValues): number[] => {
      const base = { ...noiseFree, 'ai.rule': 'yieldThreshold', 'ai.demandGrowthYear': 0, 'ai.rentCeilingFactor': 1 };
      const run = startMarket(marketValues({ ...base, ...overrides }, 'bitcoin-2026'), 3);
      const contracted = [run.state.ai[0].contractedMw];
      for (let epoch = 0; epoch < 3; epoch++) {
        run.advance();
        contracted.push(run.state.ai[0].contractedMw);
      }
      return contracted;
    };
    const limited = start({ 'ai.demandBaseMw': 10_000 });
    expect(limited[1] - limited[0]).toBeCloseTo((2000 * 14) / 365.25, 1);
    expect(limited[2] - limited[1]).toBeCloseTo((2000 * 14) / 365.25, 0);
    const room = start({
      'ai.initialContractedMw': 0,
      'ai.demandBaseMw': 10_000,
      'ai.demandCapMw': 80,
      'ai.onMiningSitesShare': 0.5,
    });
    // At most 40 MW are wanted on mining sites, and none once they are under contract.
    expect(room[1]).toBeCloseTo(40, 6);
    expect(room[3]).toBeCloseTo(room[1], 6);
  });

  it('willingness is measured at the reference rent, not at that of the round', () => {
    const run = startMarket(
      marketValues({ ...noiseFree, 'ai.rule': 'npv', 'ai.demandGrowthYear': 1 }, 'bitcoin-2026'),
      1,
    );
    run.advance();
    const { merit, wanted } = run.state.ai[0].offers;
    const willing = (rent: number): number => sum(wanted.map((mw, i) => (-merit[i] <= rent ? mw : 0))) / sum(wanted);
    expect(willing(run.cell('ai_rent_usd_mw_year'))).not.toBeCloseTo(willing(1.85e6), 6);
    expect(run.cell('ai_willing_share')).toBeCloseTo(willing(1.85e6), 12);
  });

  it('a fifth of the machines in stock is scrapped in a year, at the pace of the epochs', () => {
    const overrides = {
      ...noiseFree,
      'shift.share': 0.2,
      'shift.kind': 'capacity',
      'invest.rule': 'none',
      'fleet.retirementYear': 0,
      'asic.initialPipelineShare': 0,
    };
    const run = startMarket(marketValues(overrides, 'bitcoin-2026'), 2);
    run.advance();
    const before = run.cell('stock_eh_s');
    run.advance();
    expect(run.cell('stock_eh_s') / before).toBeCloseTo(1 - (0.2 * run.cell('days')) / 365.25, 9);
  });
});

describe('expectations of buyers, by hand', () => {
  it('look at the frontier alone where they are told to: machines that need 16.5 % less a year, 18 % more hash', () => {
    const overrides = { 'invest.expectation': 'frontier', 'invest.initialDifficultyGrowthYear': 0.9 };
    const { state, advance } = startMarket(marketValues(overrides, 'bitcoin-2026'), 3);
    for (let epoch = 0; epoch < 3; epoch++) {
      expect(state.expectation.difficultyGrowthYear).toBeCloseTo(-Math.log(0.835), 12);
      advance();
    }
  });

  it('learn the growth of difficulty with a memory of a year, count the halving, and start from the new difficulty', () => {
    const { state } = startMarket(marketValues({ 'fees.shareOfSubsidy': 0.02, 'invest.expectationYears': 1 }), 1);
    const { expectation, chain, record } = state;
    expectation.difficultyGrowthYear = 0.2;
    record.difficulty = chain.difficulty / Math.exp(0.05);
    chain.height = 1_050_000 - 26_298;
    learnGrowth(state, 0.04);
    valueMachines(state);
    // Growth of 0.05 in 0.04 years is 1.25 a year; its weight is 1 - e^-0.04 = 0.0392106.
    expect(expectation.difficultyGrowthYear).toBeCloseTo(0.2 + 0.0392106 * 1.05, 6);
    // 26,298 blocks of ten minutes are half a year; rewards of 3.125 + 0.0625 fall to 1.5625 + 0.0625.
    expect(expectation.halvingYears).toBeCloseTo(0.5, 12);
    expect(expectation.halvingFactor).toBeCloseTo(1.625 / 3.1875, 12);
    // 86,400e15 hashes over 124.93e12 x 2^32 a block, 3.1875 BTC at 70,000 USD: 35.93 USD/PH/day.
    expect(expectation.incomeUsdThDay).toBeCloseTo(0.03593, 5);
    expect(expectation.leadYears).toBeCloseTo((13 * 14) / 365.25, 12);
  });

  it('without anticipation the halving changes nothing', () => {
    const { state } = startMarket(marketValues({ 'invest.anticipateHalving': false }), 1);
    expect(state.expectation.halvingFactor).toBe(1);
  });
});

describe('the start of a run', () => {
  it('grid capacity leaves the free share asked for; orders on their way are a share of the output of a lead time', () => {
    const { state } = startMarket(marketValues({ 'ai.initialContractedMw': 0 }, 'bitcoin-2026'), 10);
    expect(sum(state.fleet.installedMw) / sum(state.sites.capacityMw)).toBeCloseTo(0.95, 10);
    // 400 EH/s a year over 13 epochs of 14 days, three tenths of it.
    expect(sum(state.asics.inTransitEhS)).toBeCloseTo(0.3 * 400 * ((13 * 14) / 365.25), 6);
  });

  it('initial AI halls: a quarter delivered, the rest evenly over the longest lead time', () => {
    const run = startMarket(marketValues(noiseFree, 'bitcoin-2026'), 70);
    const { state } = run;
    const gross = 3700 * 0.25 * 1.43;
    expect(sum(state.sites.aiMw)).toBeCloseTo(0.25 * gross, 6);
    expect(sum(state.sites.buildingMw)).toBeCloseTo(0.75 * gross, 6);
    expect(sum(state.ai[0].siteRentUsdYear)).toBeCloseTo(0.25 * 3700 * 0.25 * 1.85e6, 2);
    const delivered: number[] = [];
    for (let epoch = 0; epoch < 70; epoch++) {
      run.advance();
      delivered.push(sum(state.sites.aiMw) / gross);
    }
    // Half of 65 epochs brings half of the rest, give or take the 44 listed sites that hold most of it.
    expect(Math.abs(delivered[32] - 0.625)).toBeLessThan(0.2);
    expect(delivered[67]).toBeCloseTo(1, 9);
    expect(sum(state.ai[0].siteRentUsdYear)).toBeCloseTo(3700 * 0.25 * 1.85e6, 2);
  });

  it('cost of capital of AI: listed operators borrow 80 % at 7.5 %, private ones do not; both add the premium', () => {
    const [{ ratesYear }] = startMarket(marketValues({}, 'bitcoin-2026'), 1).state.ai;
    expect(ratesYear[0]).toBeCloseTo(0.8 * 0.075 + 0.2 * 0.12 + 0.02, 12);
    expect(ratesYear[1]).toBeCloseTo(0.2, 12);
  });
});
