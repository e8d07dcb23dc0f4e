import { describe, expect, it } from 'vitest';
import type { MarketState } from '../../models/market/marketState.ts';
import { market } from '../../models/market.ts';
import { aiProductRow } from '../support/aiProductRow.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

/** Sums of floating point numbers depend on their order in the last bits; decisions must not make more of it. */
const ROUNDING = 1e-7;

/** Leases of one year with short lead times, so that contracts end and are signed again. */
const shortLeases = {
  'ai.product': 'lease',
  'ai.products': [aiProductRow({ term_years: 1 })],
  'ai.leadTimeShort': 4,
  'ai.leadTimeLong': 10,
};

describe('market: the numbering of agents changes nothing', () => {
  for (const overrides of [
    { 'shift.share': 0.2, 'shift.kind': 'capacity', 'shift.start': 4, 'shift.duration': 10 },
    { 'ai.rule': 'npv', 'ai.demandGrowthYear': 1 },
    { 'used.market': 'clearing', 'site.spareCapacity': 1, 'shift.share': 0.2, 'shift.start': 4 },
    { 'ai.rule': 'yieldThreshold', 'ai.buildLimitMwYear': 500 },
    { 'ai.ruleListed': 'realOption', 'ai.rulePrivate': 'herding', 'ai.demandGrowthYear': 1, ...shortLeases },
    { 'ai.rule': 'npv', 'ai.demandGrowthYear': 1, 'ai.secondProduct': 'gpuCloud', 'ai.secondProductShare': 0.3 },
    { 'ai.ruleListed': 'meanVariance', 'ai.rulePrivate': 'satisficing', 'ai.demandGrowthYear': 1 },
    {
      'finance.rule': 'balanceSheet',
      'finance.treasury': 'hold',
      'used.market': 'clearing',
      'site.spareCapacity': 1,
      'ai.rule': 'npv',
      policies: [{ kind: 'btcPriceFactor', region: '', start: 10, phase: 0.5, height: 0, duration: 0, size: 0.7 }],
    },
    {
      'used.market': 'clearing',
      'ai.rule': 'npv',
      'ai.initialDeliveredShare': 0.7,
      policies: [
        { kind: 'regionBan', region: 'US', start: 4, phase: 0.3, height: 0, duration: 20, size: 0.5 },
        { kind: 'powerPriceFactor', region: 'US', start: 10, phase: 0, height: 0, duration: 5, size: 1.5 },
        { kind: 'aiDemandFactor', region: '', start: 30, phase: 0.5, height: 0, duration: 20, size: 0.3 },
      ],
    },
  ]) {
    it(`with ${JSON.stringify(overrides)}`, () => {
      const values = marketValues(overrides, 'bitcoin-2026');
      const inOrder = startMarket(values, 60);
      const shuffled = startMarket(values, 60);
      shuffleSites(shuffled.state);
      for (let epoch = 0; epoch < 60; epoch++) {
        inOrder.advance();
        shuffled.advance();
        for (const column of market.columns) {
          const one = inOrder.cell(column.name);
          const other = shuffled.cell(column.name);
          const scale = Math.max(1, Math.abs(one));
          if (!(Math.abs(one - other) <= ROUNDING * scale)) {
            expect.fail(`epoch ${epoch}, ${column.name}: ${one} in order, ${other} shuffled`);
          }
        }
      }
    });
  }

  it('adding a private operator leaves the power prices, pools and regions of the others as they were', () => {
    const few = startMarket(marketValues({ 'population.privateOperators': 20 }, 'bitcoin-2026'), 1).state.sites;
    const more = startMarket(marketValues({ 'population.privateOperators': 21 }, 'bitcoin-2026'), 1).state.sites;
    expect(more.count).toBe(few.count + 2);
    for (const figure of ['powerUsdMWh', 'poolOf', 'regionOf', 'address', 'operatorOf'] as const) {
      expect([...more[figure].subarray(0, few.count)]).toEqual([...few[figure]]);
    }
  });
});

/** Renumbers the sites of a fresh state by a fixed permutation, everything that belongs to them included. */
function shuffleSites(state: MarketState): void {
  const { sites, fleet, asics, ai, growth, used, policies, finance } = state;
  const n = sites.count;
  const from = Array.from({ length: n }, (_, i) => (i * 7 + 3) % n);
  expect(new Set(from).size).toBe(n);
  const permute = (values: { [index: number]: number; length: number; slice(): ArrayLike<number> }): void => {
    const before = values.slice();
    for (let first = 0; first < values.length; first += n) {
      for (let i = 0; i < n; i++) values[first + i] = before[first + from[i]];
    }
  };
  // The machines of a site lie side by side, one cell a vintage.
  const ofCells = [fleet.installedEhS, fleet.running, fleet.stockOfEhS];
  for (const cells of ofCells.filter(({ length }) => length > 0)) {
    const before = cells.slice();
    const size = fleet.vintageCount;
    for (let i = 0; i < n; i++) cells.set(before.subarray(from[i] * size, (from[i] + 1) * size), i * size);
  }
  const perSite = [sites, fleet, asics, ...ai, growth ?? {}, used ?? {}, policies ?? {}, finance ?? {}].flatMap(
    (part) => Object.values(part),
  );
  for (const values of perSite) {
    const isArray = values instanceof Float64Array || values instanceof Int32Array || ArrayBuffer.isView(values);
    const isCells = ofCells.includes(values as Float64Array);
    if (isArray && !isCells && (values as Float64Array).length % n === 0) permute(values as Float64Array);
  }
}
