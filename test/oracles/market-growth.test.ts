import { describe, expect, it } from 'vitest';
import type { ParameterValues } from '../../models/parameter.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const LIFE_YEARS = 4;
const RATE_YEAR = 0.18;
const PRICE_DAYS = 280;
const FITTING_USD_TH = 1;
const EFFICIENCY_J_TH = 20;
const POWER_USD_MWH = 50;

/**
 * Hashprice at which a machine of 20 J/TH at 50 USD/MWh has no net present value, USD/PH/day: income of `days`
 * discounted days less running cost equals 280 days of hashprice and fitting.
 */
function freeEntryHashprice(hallUsdTh: number): number {
  let days = 0;
  for (let quarter = 0; quarter < 4 * LIFE_YEARS; quarter++) {
    // Machines arrive an epoch after they are ordered.
    const years = 14 / 365.25 + (quarter + 0.5) / 4;
    days += 91.3125 * (1 + RATE_YEAR) ** -years;
  }
  const runningUsdThDay = 24e-6 * EFFICIENCY_J_TH * POWER_USD_MWH;
  return (1000 * (runningUsdThDay * days + FITTING_USD_TH + hallUsdTh)) / (days - PRICE_DAYS);
}

/** Five equal miners who buy, at the difficulty that gives `hashprice`. */
const world = (hashprice: number, overrides: ParameterValues): ParameterValues =>
  marketValues({
    'chain.blockNoise': 'expected',
    'chain.arithmetic': 'real',
    'chain.retargetIntervals': 2016,
    'chain.initialDifficulty': (86_400e15 * 3.125 * 70_000) / (hashprice * 2 ** 32),
    'operate.rule': 'sharp',
    'invest.rule': 'npv',
    'invest.initialDifficultyGrowthYear': 0,
    'invest.expectationYears': 10,
    'invest.fillYears': 1,
    'invest.anticipateHalving': false,
    'asic.outputEhSYear': 10_000,
    'asic.leadTime': 1,
    'asic.priceLag': 0,
    'site.growthYear': 0.1,
    'site.growthLeadTime': 4,
    'site.growthUsdMw': 0,
    ...overrides,
  });

/** Hashrate and hashprice before the shift and at the end of six years, without a halving in between. */
function beforeAndAfter(values: ParameterValues): { hashrate: number; hashprice: number } {
  const epochs = 150;
  const run = startMarket({ ...values, 'chain.startHeight': 840_672 - (840_672 % 2016) }, epochs);
  const cells: number[][] = [];
  for (let epoch = 0; epoch < 100; epoch++) {
    run.advance();
    cells.push([run.cell('hashrate_eh_s'), run.cell('hashprice_usd_ph_day')]);
  }
  return { hashrate: cells[99][0] / cells[0][0], hashprice: cells[99][1] / cells[0][1] };
}

const fifthLeaves: ParameterValues = { 'shift.kind': 'capacity', 'shift.share': 0.2, 'shift.start': 3 };

describe('S: AI takes 20 % of the power of a network in free-entry equilibrium', () => {
  it('without spare capacity hashrate stays 20 % lower and hashprice 25 % higher', () => {
    const after = beforeAndAfter(world(freeEntryHashprice(0), fifthLeaves));
    expect(after.hashrate).toBeCloseTo(0.8, 6);
    expect(after.hashprice).toBeCloseTo(1.25, 6);
  });

  it('with elastic spare capacity at the same cost both return to where they were', () => {
    const after = beforeAndAfter(world(freeEntryHashprice(0), { ...fifthLeaves, 'site.spareCapacity': 10 }));
    expect(Math.abs(after.hashrate - 1)).toBeLessThan(0.01);
    expect(Math.abs(after.hashprice - 1)).toBeLessThan(0.01);
  });

  it('with a tenth of spare capacity, hashrate returns by that tenth of what is left', () => {
    const after = beforeAndAfter(world(freeEntryHashprice(0), { ...fifthLeaves, 'site.spareCapacity': 0.1 }));
    expect(after.hashrate).toBeCloseTo(0.9, 2);
  });

  it('nobody builds in equilibrium', () => {
    const after = beforeAndAfter(world(freeEntryHashprice(0) * 0.999, { 'site.spareCapacity': 10 }));
    expect(after.hashrate).toBeCloseTo(1, 9);
  });
});

describe('growth of sites', () => {
  it('halls have to be earned too: entry ends at the hashprice that pays for them', () => {
    // Equal yearly payments for twelve years, of which a machine of four years bears its own.
    const recovery = (years: number): number => RATE_YEAR / (1 - (1 + RATE_YEAR) ** -years);
    const hallUsdTh = (500_000 * EFFICIENCY_J_TH * (recovery(12) / recovery(LIFE_YEARS))) / 1e6;
    const entry = freeEntryHashprice(hallUsdTh);
    const begin = 1.2 * entry;
    const values = world(begin, {
      'site.spareCapacity': 10,
      'site.growthUsdMw': 500_000,
      // Halls are sunk once they are built: little is built ahead, so that little is filled below cost.
      'invest.fillYears': 0.05,
    });
    expect(entry).toBeGreaterThan(1.2 * freeEntryHashprice(0));
    expect(Math.abs((beforeAndAfter(values).hashprice * begin) / entry - 1)).toBeLessThan(0.02);
  });

  it('refuses to grow where nobody buys machines', () => {
    const values = marketValues({ 'site.spareCapacity': 1 });
    expect(() => startMarket(values, 1)).toThrow('invest.rule is none');
  });
});
