import { describe, expect, it } from 'vitest';
import { btcWeeklyLogReturns } from '../../models/history/btcWeeklyLogReturns.ts';
import { bootstrapPrice } from '../../models/markets/price/bootstrapPrice.ts';
import { createPricePath } from '../../models/markets/price/createPricePath.ts';
import { priceProcesses } from '../../models/markets/price/priceProcesses.ts';
import { returnHistory, withDrift } from '../../models/markets/price/returnHistory.ts';
import { stationaryBootstrap } from '../../models/markets/price/stationaryBootstrap.ts';
import { parameterReader } from '../../models/parameterReader.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import { marketValues } from '../support/marketRun.ts';
import { sampleMoments } from './sampleMoments.ts';

const indices = (count: number, meanBlock: number, draws: number, seed = 'bootstrap'): number[] => {
  const next = stationaryBootstrap(count, meanBlock, createStreams(seed, 0).sequence('price', 'btc'));
  return Array.from({ length: draws }, next);
};

describe('the stationary bootstrap', () => {
  it('has blocks of geometric length with the given mean', () => {
    // Of 100,000 items hardly any block starts where the last one ended, so that a break is a new block.
    const drawn = indices(100_000, 8, 80_000);
    const lengths: number[] = [];
    for (const [i, index] of drawn.entries()) {
      if (i > 0 && index === (drawn[i - 1] + 1) % 100_000) lengths[lengths.length - 1] += 1;
      else lengths.push(1);
    }
    const { mean, variance } = sampleMoments(lengths);
    const sd = Math.sqrt(8 * 7);
    expect(Math.abs(mean - 8)).toBeLessThan((4 * sd) / Math.sqrt(lengths.length));
    expect(Math.abs(Math.sqrt(variance) / sd - 1)).toBeLessThan(0.05);
  });

  it('draws every item equally often, the first and the last too', () => {
    const counts = new Array<number>(20).fill(0);
    for (const index of indices(20, 5, 200_000)) counts[index] += 1;
    // Blocks make counts dependent: a block of 5 items counts each of them once, so the error grows little.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(8 * Math.sqrt(10_000));
  });

  it('with blocks of one item draws are independent; with endless blocks the history repeats', () => {
    const single = indices(1000, 1, 50_000);
    expect(Math.abs(sampleMoments(single).lag1)).toBeLessThan(4 / Math.sqrt(50_000));
    const endless = indices(1000, 1e12, 3000);
    for (let i = 1; i < 3000; i++) expect(endless[i]).toBe((endless[i - 1] + 1) % 1000);
  });

  it('keeps mean, variance and, within blocks, the order of the past', () => {
    const drawn = indices(btcWeeklyLogReturns.length, 8, 200_000).map((i) => btcWeeklyLogReturns[i]);
    const past = sampleMoments(btcWeeklyLogReturns);
    const now = sampleMoments(drawn);
    expect(Math.abs(now.mean - past.mean)).toBeLessThan(8 * Math.sqrt(past.variance / drawn.length));
    expect(now.variance / past.variance).toBeCloseTo(1, 1);
    // Politis and Romano 1994: correlation at lag k shrinks to (1 - p)^k of the (circular) one.
    const circular = btcWeeklyLogReturns.map((r, i, all) => (r - past.mean) * (all[(i + 1) % all.length] - past.mean));
    const lag1 = circular.reduce((sum, v) => sum + v, 0) / circular.length / past.variance;
    expect(Math.abs(now.lag1 - (7 / 8) * lag1)).toBeLessThan(4 / Math.sqrt(drawn.length));
  });
});

describe('past returns', () => {
  it('are log ratios of prices at equal intervals; the table of the project without any', () => {
    const { logReturns, intervalDays } = returnHistory({ day: [-20, -15, -10], value: [100, 200, 50] });
    expect(intervalDays).toBe(5);
    expect(logReturns[0]).toBeCloseTo(Math.log(2), 14);
    expect(logReturns[1]).toBeCloseTo(-Math.log(4), 14);
    const shipped = returnHistory({ day: [], value: [] });
    expect(shipped.intervalDays).toBe(7);
    expect(shipped.logReturns).toHaveLength(390);
    // Closes of 16,144.19 (7 January 2018) and 108,356.93 USD (29 June 2025), to the rounding of the table.
    const total = shipped.logReturns.reduce((sum, r) => sum + r, 0);
    expect(Math.abs(total - Math.log(108_356.93 / 16_144.19))).toBeLessThan(4e-3);
  });

  it('are refused with the rows that are wrong', () => {
    expect(() => returnHistory({ day: [0, 1], value: [1, 2] })).toThrow('price.history has 2 rows');
    expect(() => returnHistory({ day: [0, 7, 14, 22], value: [1, 2, 3, 4] })).toThrow('rows 3 and 4 are 8');
  });

  it('moved to a drift they have its mean and their own variance', () => {
    const past = returnHistory({ day: [], value: [] });
    const moved = withDrift(past, 0.4);
    const [before, after] = [sampleMoments(past.logReturns), sampleMoments(moved.logReturns)];
    expect(after.variance).toBeCloseTo(before.variance, 12);
    expect(after.mean).toBeCloseTo((0.4 * 7) / 365.25 - before.variance / 2, 12);
  });

  it('give a price that is known at the ends of their intervals', () => {
    const history = { logReturns: [Math.log(2)], intervalDays: 7 };
    const price = bootstrapPrice(100, history, 1, { next: () => 0.5 });
    expect(price.meanUsdBtc(0, 0)).toBe(100);
    expect(price.meanUsdBtc(7, 7)).toBeCloseTo(200, 10);
    expect(price.meanUsdBtc(10.5, 10.5)).toBeCloseTo(300, 10);
    expect(price.meanUsdBtc(0, 14)).toBeCloseTo((150 + 300) / 2, 10);
  });

  it('are chosen by the parameters: those of a file, with their own drift or the given one', () => {
    const rise = { day: [-3, -2, -1], value: [100, 110, 121] };
    const at = (historicalDrift: boolean): number =>
      createPricePath(
        priceProcesses,
        parameterReader(
          marketValues({
            'price.process': 'bootstrap',
            'price.initialUsdBtc': 1000,
            'price.history': rise,
            'price.historicalDrift': historicalDrift,
          }),
        ),
        createStreams('file', 0),
      ).meanUsdBtc(10, 10);
    expect(at(true)).toBeCloseTo(1000 * 1.1 ** 10, 6);
    expect(at(false)).toBeCloseTo(1000, 6);
  });
});
