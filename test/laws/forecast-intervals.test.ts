import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Forecast } from '../../models/backtest/forecast.ts';
import { judgeForecasts } from '../../models/backtest/judgeForecasts.ts';
import { pastErrorIntervals } from '../../models/backtest/pastErrorIntervals.ts';
import { scoreIntervals } from '../../models/backtest/scoreIntervals.ts';
import { createStreams } from '../../models/random/createStreams.ts';

const HORIZON = 6;
const forecast = (originEpoch: number, median: number, actual: number, drift = median): Forecast => ({
  originEpoch,
  horizon: HORIZON,
  originDay: 0,
  actual,
  median,
  low: median,
  high: median,
  noChange: 1,
  drift,
});
const centre = ({ median }: Forecast): number => median;

describe('intervals by past errors', () => {
  it('nine errors that are known hold 90 %: the largest of them; fewer hold nothing', () => {
    // Log errors of 1, 2, ... hundredths at origins 0, 4, ...; an outcome is known six epochs after its origin.
    const many = Array.from({ length: 14 }, (_, i) => forecast(4 * i, Math.exp(0.01 * (i + 1)), 1));
    const intervals = pastErrorIntervals(many, centre, 0.9);
    // At epoch 40 the outcomes of origins 0 to 32 are known, nine in all; at epoch 36 those of eight.
    expect(intervals.slice(0, 10)).toEqual(Array(10).fill(null));
    expect(Math.log((intervals[10]?.high ?? 0) / many[10].median)).toBeCloseTo(0.09, 12);
    expect(Math.log(many[10].median / (intervals[10]?.low ?? 1))).toBeCloseTo(0.09, 12);
    // With twelve errors the rank is ceil(13 * 0.9) = 12.
    expect(Math.log((intervals[13]?.high ?? 0) / many[13].median)).toBeCloseTo(0.12, 12);
  });

  it('hold nine of ten outcomes where errors are exchangeable, within the luck of 4,000', () => {
    const uniform = createStreams('intervals', 0).sequence('error');
    let held = 0;
    let judged = 0;
    for (let history = 0; history < 100; history++) {
      // A skew law: what counts is that errors come from one.
      const errors = Array.from({ length: 60 }, () => Math.log(0.2 + uniform.next()) ** 2);
      const forecasts = errors.map((error, i) => forecast(HORIZON * i, Math.exp(error), 1));
      const intervals = pastErrorIntervals(forecasts, centre, 0.9);
      for (const interval of intervals.slice(20)) {
        judged += 1;
        if (interval !== null && interval.low <= 1 && 1 <= interval.high) held += 1;
      }
    }
    // At least the level, at most 1 / (n + 1) more: 0.9 to 0.9 + 1 / 21, and four standard errors.
    expect(held / judged).toBeGreaterThan(0.9 - 4 * Math.sqrt(0.09 / judged));
    expect(held / judged).toBeLessThan(0.9 + 1 / 21 + 4 * Math.sqrt(0.09 / judged));
  });

  it('do not know what came later', () => {
    const level = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(level, level, level), { minLength: 20, maxLength: 40 }),
        fc.nat(19),
        level,
        (rows, at, other) => {
          const forecasts = rows.map(([median, actual, drift], i) => forecast(4 * i, median, actual, drift));
          const origin = forecasts[at].originEpoch;
          // Every outcome that was not known at the origin is another one.
          const changed = forecasts.map((one) =>
            one.originEpoch + HORIZON > origin ? { ...one, actual: other } : one,
          );
          const [before, after] = [judgeForecasts(forecasts)[at], judgeForecasts(changed)[at]];
          expect(after.byPastErrors).toEqual(before.byPastErrors);
          expect(after.byDriftErrors).toEqual(before.byDriftErrors);
        },
      ),
    );
  });
});

describe('the score of intervals', () => {
  it('is the width, and twenty times what lies outside a 90 % interval', () => {
    const e = Math.exp;
    const intervals = [{ low: 1, high: e(1) }, { low: 1, high: e(3) }, null, { low: 1, high: e(1) }];
    // Inside; a half below; not judged; a quarter above.
    const { count, coverage, ratio, score } = scoreIntervals(intervals, [e(0.5), e(-0.5), 1, e(1.25)], 0.9);
    expect([count, coverage]).toEqual([3, 1 / 3]);
    expect(ratio).toBeCloseTo(e(1), 12);
    expect(score).toBeCloseTo((1 + (3 + 20 * 0.5) + (1 + 20 * 0.25)) / 3, 9);
  });
});
