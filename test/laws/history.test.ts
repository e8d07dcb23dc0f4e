import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareForecasts } from '../../models/backtest/compareForecasts.ts';
import { fitOrdersFactor, ordersFactors } from '../../models/backtest/fitOrdersFactor.ts';
import type { Forecast } from '../../models/backtest/forecast.ts';
import { judgeForecasts } from '../../models/backtest/judgeForecasts.ts';
import { scoreForecasts } from '../../models/backtest/scoreForecasts.ts';
import { dayNumber } from '../../models/calendar.ts';
import type { EpochHistory } from '../../models/history/epochHistory.ts';
import { marketAtOrigin } from '../../models/history/marketAtOrigin.ts';
import { reconstructFleet } from '../../models/history/reconstructFleet.ts';
import { isoDay } from '../../models/isoDay.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { readHistory } from '../../src/validate/readHistory.ts';
import { marketValues } from '../support/marketRun.ts';

/** Difficulty of one EH/s at 600 s a block. */
const EH_S = (1e18 * 600) / 2 ** 32;

function history(hashrateEhS: readonly number[]): EpochHistory {
  return {
    firstEpoch: 400,
    startDay: Float64Array.from(hashrateEhS, (_, e) => 19_000 + 14 * e),
    difficulty: Float64Array.from(hashrateEhS, (h) => h * EH_S),
    priceUsdBtc: new Float64Array(hashrateEhS.length).fill(50_000),
    feesBtcBlock: new Float64Array(hashrateEhS.length).fill(Number.NaN),
  };
}

const old = { efficiencyJTh: 100, releaseDay: 18_000 };
const fresh = { efficiencyJTh: 20, releaseDay: 19_000 + 14 * 10 };
const immortal = { failureYear: 0, retirementYear: 0, salesYears: 50 };

describe('the fleet from past difficulty', () => {
  it('is what the rises of difficulty bought, of the machines on sale', () => {
    const hashrates = Array.from({ length: 21 }, (_, e) => (e < 10 ? 100 : 160));
    const { installedEhS, boughtLastYearEhS } = reconstructFleet(history(hashrates), 20, [old, fresh], immortal);
    expect(installedEhS[0]).toBeCloseTo(100 + 30, 9);
    expect(installedEhS[1]).toBeCloseTo(30, 9);
    expect(boughtLastYearEhS).toBeCloseTo(60, 9);
  });

  it('keeps what stands idle, and takes the least efficient of it out over time', () => {
    const hashrates = Array.from({ length: 30 }, (_, e) => (e < 10 ? 100 : 80));
    const idle = reconstructFleet(history(hashrates), 29, [old, fresh], immortal);
    expect(idle.installedEhS[0]).toBeCloseTo(100, 9);
    const cleared = reconstructFleet(history(hashrates), 29, [old, fresh], { ...immortal, retirementYear: 1 });
    expect(cleared.installedEhS[0]).toBeLessThan(95);
    expect(cleared.installedEhS[0]).toBeGreaterThan(80);
  });

  it('covers what runs, whatever difficulty did', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 2, maxLength: 60 }),
        (hashrates) => {
          const rates = { failureYear: 0.1, retirementYear: 0.5, salesYears: 2 };
          const { installedEhS } = reconstructFleet(history(hashrates), hashrates.length - 1, [old, fresh], rates);
          const installed = installedEhS.reduce((sum, h) => sum + h, 0);
          expect(installed).toBeGreaterThanOrEqual(hashrates[hashrates.length - 1] * (1 - 1e-9));
        },
      ),
      { seed: 1951, numRuns: 200 },
    );
  });
});

describe('the market at an origin', () => {
  const base = marketValues({}, 'bitcoin-2026');
  const known = Array.from({ length: 60 }, (_, e) => 400 * 1.01 ** e);

  it('knows nothing of later difficulty', () => {
    const other = known.map((h, e) => (e > 40 ? 3 * h : h));
    const { 'price.path': ours, ...rest } = marketAtOrigin(base, history(known), 40);
    const { 'price.path': theirs, ...sameRest } = marketAtOrigin(base, history(other), 40);
    expect(sameRest).toEqual(rest);
    expect(theirs).toEqual(ours);
  });

  it('knows no machine that is released later', () => {
    const values = marketAtOrigin(base, history(known), 40);
    const day = 19_000 + 14 * 40;
    const rows = values['fleet.vintages'] as readonly { release_date: string }[];
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every(({ release_date }) => dayNumber(release_date) <= day)).toBe(true);
    expect((base['fleet.vintages'] as readonly unknown[]).length).toBeGreaterThan(rows.length);
  });

  it('starts at the height, the difficulty and the growth of the time', () => {
    const values = marketAtOrigin(base, history(known), 40);
    expect(values['chain.startHeight']).toBe(440 * 2016);
    expect(values['chain.initialDifficulty']).toBe(known[40] * EH_S);
    expect(values['invest.initialDifficultyGrowthYear']).toBeCloseTo((Math.log(1.01) * 365.25) / 14, 9);
  });
});

describe('orders on their way', () => {
  it('are so many times what the inventory implies, and nothing else changes but what makers can deliver', () => {
    const base = marketValues({}, 'bitcoin-2026');
    const past = history(Array.from({ length: 60 }, (_, e) => 400 * 1.01 ** e));
    const orders = (values: ParameterValues): number =>
      Number(values['asic.initialPipelineShare']) * Number(values['asic.outputEhSYear']);
    const {
      'asic.initialPipelineShare': _share,
      'asic.outputEhSYear': _output,
      ...rest
    } = marketAtOrigin(base, past, 40, 3);
    expect(marketAtOrigin(base, past, 40)).toMatchObject(rest);
    expect(orders(marketAtOrigin(base, past, 40, 3)) / orders(marketAtOrigin(base, past, 40))).toBeCloseTo(3, 9);
  });

  it('are fitted by the smallest error over all horizons', () => {
    const scores = ordersFactors.map((factor) =>
      [6, 13].map((horizon) => ({ model: horizon === 6 ? Math.abs(factor - 2) : 3 * Math.abs(factor - 1.4) })),
    );
    expect(fitOrdersFactor(scores)).toBe(1.4);
  });
});

describe('forecasts', () => {
  it('stand beside the baselines: difficulty as it is, and as it grew', () => {
    const past = history(Array.from({ length: 60 }, (_, e) => 100 * 1.02 ** e));
    const [forecast] = compareForecasts(past, 30, [6], [new Float64Array(6).fill(7)]);
    expect(forecast).toMatchObject({ originEpoch: 430, horizon: 6, median: 7, low: 7, high: 7 });
    expect(forecast.noChange / EH_S).toBeCloseTo(100 * 1.02 ** 30, 9);
    expect(forecast.drift).toBeCloseTo(forecast.actual, -2);
  });

  it('are scored by the median size of the log error', () => {
    const one = (median: number, actual: number, low: number, high: number): Forecast => ({
      originEpoch: 0,
      horizon: 6,
      originDay: 0,
      actual,
      median,
      low,
      high,
      noChange: 1,
      drift: actual,
    });
    const [score] = scoreForecasts(judgeForecasts([one(2, 1, 0.5, 3), one(1, 1, 0.9, 1.1), one(1, 4, 0.9, 1.1)]));
    expect(score.model).toBeCloseTo(Math.log(2), 12);
    expect(score.noChange).toBeCloseTo(0, 12);
    expect(score.drift).toBe(0);
    expect(score.bias).toBeCloseTo(-Math.log(2) / 3, 12);
    expect(score.ofRuns.coverage).toBeCloseTo(2 / 3, 12);
    expect(score.ofPastErrors.count).toBe(0);
  });
});

describe('a file of past epochs', () => {
  const head = 'epoch,start_utc,difficulty,price_usd_btc,fees_btc_block\n';

  it('is read in any order of columns, with fees where they are known', () => {
    const text =
      'difficulty,epoch,start_utc,price_usd_btc,fees_btc_block\n5e13,400,2023-09-06T00:00:00Z,25000,\n6e13,401,2023-09-20T12:00:00Z,26000,0.2\n';
    const read = readHistory(text, 'mine.csv');
    expect(read.firstEpoch).toBe(400);
    expect(read.startDay[1] - read.startDay[0]).toBe(14.5);
    expect([...read.difficulty]).toEqual([5e13, 6e13]);
    expect([...read.feesBtcBlock]).toEqual([Number.NaN, 0.2]);
  });

  it('with mistakes is refused with all of them, each in its place', () => {
    const text = `${head}400,2023-09-06T00:00:00Z,5e13,25000,\n402,2023-09-20,-1,many,\n`;
    const told = (): string => {
      try {
        readHistory(text, 'mine.csv');
        return '';
      } catch (error) {
        return String(error);
      }
    };
    expect(told()).toContain('mine.csv:3:1 epoch 402 follows epoch 400; expected epoch 401: no gaps');
    expect(told()).toContain('mine.csv:3:5 start_utc is "2023-09-20"');
    expect(told()).toContain('mine.csv:3:16 difficulty is "-1"');
    expect(told()).toContain('price_usd_btc is "many"');
    expect(() => readHistory('epoch,start,difficulty,price_usd_btc,fees_btc_block\n1,2,3,4,5\n', 'mine.csv')).toThrow(
      /the column start_utc is missing/,
    );
  });
});

it('days and dates are inverse to each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_000, max: 2_000_000 }), (day) => {
      expect(dayNumber(isoDay(day))).toBe(day);
    }),
    { seed: 1582 },
  );
});
