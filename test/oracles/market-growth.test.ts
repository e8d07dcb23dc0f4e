import { describe, expect, it } from 'vitest';
import {
  EFFICIENCY_J_TH,
  entryHashprice,
  growthWorld,
  LIFE_YEARS,
  longRunChange,
  RATE_YEAR,
} from '../../models/validation/growthWorld.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

it('S: nobody builds in equilibrium', () => {
  const after = longRunChange(growthWorld(entryHashprice(0) * 0.999, { 'site.spareCapacity': 10 }));
  expect(after.hashrate).toBeCloseTo(1, 9);
});

describe('growth of sites', () => {
  it('halls have to be earned too: entry ends at the hashprice that pays for them', () => {
    // Equal yearly payments for twelve years, of which a machine of four years bears its own.
    const recovery = (years: number): number => RATE_YEAR / (1 - (1 + RATE_YEAR) ** -years);
    const hallUsdTh = (500_000 * EFFICIENCY_J_TH * (recovery(12) / recovery(LIFE_YEARS))) / 1e6;
    const entry = entryHashprice(hallUsdTh);
    const begin = 1.2 * entry;
    const values = growthWorld(begin, {
      'site.spareCapacity': 10,
      'site.growthUsdMw': 500_000,
      // Halls are sunk once they are built: little is built ahead, so that little is filled below cost.
      'invest.fillYears': 0.05,
    });
    expect(entry).toBeGreaterThan(1.2 * entryHashprice(0));
    expect(Math.abs((longRunChange(values).hashprice * begin) / entry - 1)).toBeLessThan(0.02);
  });

  it('refuses to grow where nobody buys machines', () => {
    const values = marketValues({ 'site.spareCapacity': 1 });
    expect(() => startMarket(values, 1)).toThrow('invest.rule is none');
  });
});
