import { describe, expect, it } from 'vitest';
import type { ParameterValues, TableRow } from '../../models/parameter.ts';
import type { MarketRun } from '../../models/validation/marketRun.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const policy = (kind: string, cells: Partial<Record<string, number | string>>): TableRow => ({
  kind,
  region: '',
  start: 0,
  phase: 0,
  height: 0,
  duration: 0,
  size: 1,
  ...cells,
});

const exact: ParameterValues = {
  'chain.blockNoise': 'expected',
  'chain.arithmetic': 'real',
  'chain.retargetIntervals': 2016,
};

/** Ten equal miners, about half of the network in each of two regions. */
const twoRegions: ParameterValues = {
  ...exact,
  'population.privateOperators': 40,
  'population.regions': [
    { name: 'east', hashrate_share: 0.5, ai_suitable_share: 1 },
    { name: 'west', hashrate_share: 0.5, ai_suitable_share: 1 },
  ],
};

function start(overrides: ParameterValues, epochs = 30, preset: 'bitcoin-2026' | null = null): MarketRun {
  return startMarket(marketValues(overrides, preset), epochs);
}

function column(run: MarketRun, name: string, epochs: number): number[] {
  return Array.from({ length: epochs }, () => {
    run.advance();
    return run.cell(name);
  });
}

const shareOf = (run: MarketRun, region: number): number => {
  const { sites } = run.state;
  return [...sites.hashrateShare].reduce((sum, share, i) => sum + (sites.regionOf[i] === region ? share : 0), 0);
};

describe('curtailment', () => {
  for (const [off, phase] of [
    [0.2, 0],
    [0.2, 0.5],
    [0.6, 0.25],
  ]) {
    it(`H: ${off} of the network from ${phase} of the epoch to its end: 14 (f + (1 - f)/(1 - h)) days, then as before`, () => {
      const rows = [policy('curtailment', { start: 2, phase, duration: 1 - phase, size: off })];
      const days = column(start({ ...exact, policies: rows }), 'days', 6);
      const slow = phase + (1 - phase) / (1 - off);
      expect(days[1]).toBeCloseTo(14, 9);
      expect(days[2]).toBeCloseTo(14 * slow, 9);
      // Difficulty has fallen and everybody is back.
      expect(days[3]).toBeCloseTo(14 / slow, 9);
      expect(days[4]).toBeCloseTo(14, 9);
    });
  }

  it('takes the share of the region, and inside an epoch a block height says the same as epoch and phase', () => {
    const byPhase = start({
      ...twoRegions,
      policies: [policy('curtailment', { region: 'east', start: 3, phase: 0.25, duration: 0.5, size: 0.4 })],
    });
    const height = byPhase.state.settings.startHeight + 3 * 2016 + 504;
    const byHeight = start({
      ...twoRegions,
      policies: [policy('curtailment', { region: 'east', height, duration: 0.5, size: 0.4 })],
    });
    const left = 1 - 0.4 * shareOf(byPhase, 0);
    const days = column(byPhase, 'days', 6);
    expect(days[3]).toBeCloseTo(14 * (0.5 + 0.5 / left), 9);
    expect(column(byHeight, 'days', 6)).toEqual(days);
  });
});

describe('a ban', () => {
  const ban = policy('regionBan', { region: 'east', start: 2, duration: 3 });

  it('takes out every machine of the region and bars its power; when it ends power is free and machines stay in stock', () => {
    const run = start({ ...twoRegions, policies: [ban] });
    column(run, 'days', 2);
    const { fleet, sites } = run.state;
    const before = fleet.installedEhS.reduce((sum, ehS) => sum + ehS, 0);
    const share = shareOf(run, 0);
    run.advance();
    const capacity = run.cell('capacity_mw');
    expect(fleet.stockEhS[0] / before).toBeCloseTo(share, 9);
    expect(run.cell('barred_mw') / capacity).toBeCloseTo(share, 9);
    expect(run.cell('free_mw')).toBeCloseTo(0, 6);
    for (let i = 0; i < sites.count; i++) {
      if (sites.regionOf[i] === 0) expect(fleet.runningEhS[i]).toBe(0);
    }
    column(run, 'days', 3);
    expect(run.cell('barred_mw')).toBe(0);
    expect(run.cell('free_mw') / capacity).toBeCloseTo(share, 9);
    expect(fleet.stockEhS[0] / before).toBeCloseTo(share, 9);
    expect(sites.convertibleMw.reduce((sum, mw) => sum + mw, 0)).toBeCloseTo(capacity, 6);
  });

  it('two bans of a half leave a quarter', () => {
    const half = { region: 'east', size: 0.5 };
    const run = start({
      ...twoRegions,
      policies: [policy('regionBan', { ...half, start: 1 }), policy('regionBan', { ...half, start: 2 })],
    });
    const ehS = column(run, 'hashrate_eh_s', 3);
    const east = shareOf(run, 0);
    expect(ehS[1] / ehS[0]).toBeCloseTo(1 - east / 2, 9);
    expect(ehS[2] / ehS[0]).toBeCloseTo(1 - (3 * east) / 4, 9);
  });

  it('machines move to regions with free power where they are traded, and only there', () => {
    const world = {
      ...twoRegions,
      'site.freeShare': 0.5,
      policies: [policy('regionBan', { region: 'east', start: 2 })],
    };
    const final = (overrides: ParameterValues): number => {
      const ehS = column(start({ ...world, ...overrides }), 'hashrate_eh_s', 30);
      return ehS[29] / ehS[0];
    };
    const west = 1 - shareOf(start(world), 0);
    expect(final({})).toBeCloseTo(west, 6);
    // The west has as much power free as it uses: what runs half of the time in it doubles at most.
    const moved = final({ 'used.market': 'clearing', 'operate.rule': 'sharp' });
    expect(moved).toBeGreaterThan(1.9 * west);
    expect(moved).toBeLessThanOrEqual(2 * west + 1e-9);
  });
});

describe('factors', () => {
  it('a price of bitcoin of a half for two epochs halves hashprice and reward, and is over after them', () => {
    const rows = [policy('btcPriceFactor', { start: 2, duration: 2, size: 0.5 })];
    const run = start({ ...exact, policies: rows });
    const price = column(run, 'btc_price_usd', 6);
    expect(price).toEqual([70_000, 70_000, 35_000, 35_000, 70_000, 70_000]);
  });

  it('power prices rise in their region only, and return to the bit', () => {
    const rows = [policy('powerPriceFactor', { region: 'west', start: 1, phase: 0.5, duration: 1, size: 3 })];
    const run = start({ ...twoRegions, policies: rows });
    const { sites } = run.state;
    const before = sites.powerUsdMWh.slice();
    run.advance();
    run.advance();
    for (let i = 0; i < sites.count; i++) {
      expect(sites.powerUsdMWh[i]).toBe(before[i] * (sites.regionOf[i] === 1 ? 3 : 1));
    }
    run.advance();
    expect(sites.powerUsdMWh).toEqual(before);
  });

  it('when rents elsewhere fall by 30 %, new contracts get less, and those that stand keep theirs', () => {
    const world = { 'ai.rule': 'npv', 'ai.demandGrowthYear': 1, 'ai.initialDeliveredShare': 1 };
    const rows = [policy('aiRentFactor', { start: 3, duration: 4, size: 0.7 })];
    const run = start({ ...world, policies: rows }, 20, 'bitcoin-2026');
    const rents = column(run, 'ai_reference_rent_usd_mw_year', 9);
    const low = 1.85e6 * 0.7;
    expect(rents).toEqual(
      [1.85e6, 1.85e6, 1.85e6, low, low, low, low, 1.85e6, 1.85e6].map((rent) => expect.closeTo(rent, 3)),
    );
    const again = start({ ...world, policies: [policy('aiRentFactor', { start: 3, size: 0.7 })] }, 20, 'bitcoin-2026');
    column(again, 'days', 3);
    const [ai] = again.state.ai;
    const before = ai.siteRentUsdYear.slice();
    again.advance();
    expect(ai.rentUsdMwYear).toBeLessThanOrEqual(0.7 * 1.41 * 1.85e6 * (1 + 1e-12));
    // No hall opens or ends in the epoch: leases of twelve years, lead times of eight months and more.
    expect(ai.siteRentUsdYear).toEqual(before);
  });

  it('when tenants want half as much, contracts end and their power is free; halls under construction go on', () => {
    const rows = [policy('aiDemandFactor', { start: 3, size: 0.5 })];
    const run = start({ policies: rows, 'ai.initialDeliveredShare': 0.8 }, 20, 'bitcoin-2026');
    column(run, 'days', 3);
    const [ai] = run.state.ai;
    const before = { contracted: ai.contractedMw, building: ai.buildingMw, aiMw: run.cell('ai_mw') };
    run.advance();
    // Demand grows by a little more than 1 % in an epoch.
    expect(ai.contractedMw / run.cell('ai_demand_mw')).toBeCloseTo(0.99, 2);
    expect(ai.contractedMw).toBeLessThan(0.6 * before.contracted);
    expect(ai.contractedMw).toBeCloseTo(ai.buildingMw + ai.deliveredMw, 6);
    expect(ai.buildingMw).toBeGreaterThan(0.9 * before.building);
    expect(run.cell('ai_mw')).toBeLessThan(0.5 * before.aiMw);
  });
});

describe('mistakes in policies', () => {
  it('are told all at once, with the nearest name', () => {
    const rows = [
      policy('regionBan', { region: 'eats' }),
      policy('curtailment', { size: 1.5 }),
      policy('btcPriceFactor', { size: 0 }),
      policy('aiDemandFactor', { region: 'west' }),
      policy('curtailment', { height: 1 }),
      policy('aiRentFactor', { region: 'east' }),
    ];
    let message = '';
    try {
      start({ ...twoRegions, policies: rows });
    } catch (error) {
      message = String(error);
    }
    for (const part of [
      'policies[0] (regionBan): region eats is no row of population.regions, which has east, west (did you mean east?)',
      'policies[1] (curtailment): size is 1.5',
      'policies[2] (btcPriceFactor): size is 0',
      'policies[3] (aiDemandFactor): region is west',
      'policies[4] (curtailment): height 1 is before the run',
      'policies[5] (aiRentFactor): region is east',
    ]) {
      expect(message).toContain(part);
    }
  });

  it('a policy after the end of the run changes nothing', () => {
    const rows = [policy('regionBan', { start: 100 })];
    expect(column(start({ policies: rows }), 'hashrate_eh_s', 10)).toEqual(column(start({}), 'hashrate_eh_s', 10));
  });
});
