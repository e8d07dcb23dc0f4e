import { describe, expect, it } from 'vitest';
import { geometricBrownianPrice } from '../../models/markets/price/geometricBrownianPrice.ts';
import { type MertonLaw, mertonPrice } from '../../models/markets/price/mertonPrice.ts';
import type { PricePath } from '../../models/markets/price/pricePath.ts';
import { regimePrice } from '../../models/markets/price/regimePrice.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import { sampleMoments } from './sampleMoments.ts';

const DAYS_PER_YEAR = 365.25;
const merton = (law: MertonLaw, seed = 'merton'): PricePath => {
  const streams = createStreams(seed, 0);
  return mertonPrice(50_000, law, {
    diffusion: streams.sequence('price', 'btc'),
    jumpCount: streams.field('price', 'jumpCount'),
    jumpSize: streams.field('price', 'jumpSize'),
  });
};
const dailyLogReturns = (price: PricePath, days: number): number[] =>
  Array.from({ length: days }, (_, d) => Math.log(price.meanUsdBtc(d + 1, d + 1) / price.meanUsdBtc(d, d)));
const endsOf = (price: (seed: number) => PricePath, day: number, runs: number) => {
  const ends = Array.from({ length: runs }, (_, seed) => price(seed).meanUsdBtc(day, day) / 50_000);
  const { mean, variance } = sampleMoments(ends);
  return { mean, error: Math.sqrt(variance / runs) };
};

describe('Merton jump diffusion', () => {
  const law: MertonLaw = { driftYear: 0.3, diffusionYear: 0.5, jumpsYear: 40, jumpLogMean: -0.04, jumpLogSd: 0.07 };

  it('daily log returns have the mean, variance and kurtosis of Merton 1976', () => {
    const days = 60_000;
    const { mean, variance, kurtosis, lag1 } = sampleMoments(dailyLogReturns(merton(law), days));
    const dt = 1 / DAYS_PER_YEAR;
    const jumps = 40 * dt;
    const [m, s] = [-0.04, 0.07];
    const expectedMean = (0.3 - 0.125) * dt - jumps * Math.expm1(m + s ** 2 / 2) + jumps * m;
    const expectedVariance = 0.25 * dt + jumps * (m ** 2 + s ** 2);
    const expectedKurtosis = (jumps * (m ** 4 + 6 * m ** 2 * s ** 2 + 3 * s ** 4)) / expectedVariance ** 2;
    expect(Math.abs(mean - expectedMean)).toBeLessThan(4 * Math.sqrt(expectedVariance / days));
    const varianceError = Math.sqrt((expectedKurtosis + 2) / days);
    expect(Math.abs(variance / expectedVariance - 1)).toBeLessThan(4 * varianceError);
    // A law that is this far from normal, to a tenth of its kurtosis.
    expect(expectedKurtosis).toBeGreaterThan(5);
    expect(Math.abs(kurtosis / expectedKurtosis - 1)).toBeLessThan(0.12);
    expect(Math.abs(lag1)).toBeLessThan(4 / Math.sqrt(days));
  });

  it('the mean price is S0 exp(drift t), jumps or not', () => {
    const { mean, error } = endsOf((seed) => merton({ ...law, jumpLogMean: -0.2 }, `mean-${seed}`), 100, 3000);
    expect(Math.abs(mean - Math.exp((0.3 * 100) / DAYS_PER_YEAR))).toBeLessThan(4 * error);
    // Without the compensator the mean would be off by exp(-40 * 0.18 * 100 / 365.25) - 1 = -86 %.
    expect(error).toBeLessThan(0.05);
  });

  it('without jumps it is the geometric Brownian motion of the same shocks, to the bit', () => {
    const calm = merton({ ...law, jumpsYear: 0 });
    const brownian = geometricBrownianPrice(50_000, 0.3, 0.5, createStreams('merton', 0).sequence('price', 'btc'));
    for (const day of [1, 10, 365, 2000]) expect(calm.meanUsdBtc(day, day)).toBe(brownian.meanUsdBtc(day, day));
  });

  it('jumps come on top: on days without one the shocks are those of the diffusion alone', () => {
    const rare = dailyLogReturns(merton({ ...law, jumpsYear: 5, jumpLogMean: 0, jumpLogSd: 0.2 }), 3653);
    const none = dailyLogReturns(merton({ ...law, jumpsYear: 0 }), 3653);
    const compensator = (5 * Math.expm1(0.02)) / DAYS_PER_YEAR;
    const days = rare.filter((r, d) => Math.abs(r - none[d] + compensator) > 1e-9).length;
    // Ten years at five a year: 50 jumps, seldom two on one day.
    expect(Math.abs(days - 50)).toBeLessThan(4 * Math.sqrt(50));
  });

  it('the jump laws of the calibration give the kurtosis of the data', () => {
    // 15.6 jumps a year of sd 0.119 over a diffusion of 0.51: 14.7 by the formula; the daily closes have 15.9.
    const fitted = { driftYear: 0, diffusionYear: 0.51, jumpsYear: 15.6, jumpLogMean: -0.0026, jumpLogSd: 0.119 };
    const { variance } = sampleMoments(dailyLogReturns(merton(fitted), 30_000));
    expect(Math.sqrt(variance * DAYS_PER_YEAR)).toBeCloseTo(0.684, 1);
  });
});

describe('two regimes', () => {
  const calm = { driftYear: 0.2, volatilityYear: 0.3, meanDays: 12 };
  const turbulent = { driftYear: 0.2, volatilityYear: 1.2, meanDays: 4 };
  const regimes = (seed: string): PricePath => {
    const streams = createStreams(seed, 0);
    return regimePrice(50_000, calm, turbulent, streams.sequence('price', 'btc'), streams.field('price', 'regime'));
  };

  it('daily returns have the variance and kurtosis of the stationary mixture', () => {
    const days = 80_000;
    const { variance, kurtosis, lag1 } = sampleMoments(dailyLogReturns(regimes('moments'), days));
    const share = 4 / 16;
    const [v0, v1] = [0.09 / DAYS_PER_YEAR, 1.44 / DAYS_PER_YEAR];
    const expected = (1 - share) * v0 + share * v1;
    const fourth = 3 * ((1 - share) * v0 ** 2 + share * v1 ** 2);
    // Stays make squares dependent, with a memory of 1 / (1/12 + 1/4) = 3 days: the error is about doubled.
    const error = 2 * Math.sqrt((fourth / expected ** 2 - 1) / days);
    expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * error);
    expect(Math.abs(kurtosis - (fourth / expected ** 2 - 3))).toBeLessThan(0.6);
    expect(fourth / expected ** 2 - 3).toBeGreaterThan(4);
    expect(Math.abs(lag1)).toBeLessThan(8 / Math.sqrt(days));
  });

  it('regimes of no volatility show their stays: geometric, of the mean lengths, and the right share of days', () => {
    const streams = createStreams('stays', 0);
    const price = regimePrice(
      1,
      { ...calm, volatilityYear: 0, driftYear: 0 },
      { ...turbulent, volatilityYear: 0, driftYear: 1 },
      streams.sequence('price', 'btc'),
      streams.field('price', 'regime'),
    );
    const wild = dailyLogReturns(price, 60_000).map((r) => r > 1e-9);
    const stays = (state: boolean): number[] => {
      const lengths: number[] = [];
      for (const [d, now] of wild.entries())
        if (now === state) {
          if (d > 0 && wild[d - 1] === state) lengths[lengths.length - 1] += 1;
          else lengths.push(1);
        }
      return lengths;
    };
    for (const [state, mean] of [
      [false, 12],
      [true, 4],
    ] as const) {
      const lengths = stays(state);
      const sample = sampleMoments(lengths);
      const sd = Math.sqrt(mean * (mean - 1));
      expect(Math.abs(sample.mean - mean)).toBeLessThan((4 * sd) / Math.sqrt(lengths.length));
      expect(Math.abs(Math.sqrt(sample.variance) / sd - 1)).toBeLessThan(0.1);
    }
    expect(wild.filter(Boolean).length / wild.length).toBeCloseTo(0.25, 1);
    // The chain forgets by 1 - 1/12 - 1/4 a day.
    expect(Math.abs(sampleMoments(wild.map(Number)).lag1 - 2 / 3)).toBeLessThan(0.02);
  });

  it('starts in the stationary law and keeps the mean S0 exp(drift t)', () => {
    const first = Array.from({ length: 2000 }, (_, r) => dailyLogReturns(regimes(`first-${r}`), 1)[0]);
    const { variance } = sampleMoments(first);
    expect(Math.abs((variance * DAYS_PER_YEAR) / (0.75 * 0.09 + 0.25 * 1.44) - 1)).toBeLessThan(0.25);
    const { mean, error } = endsOf((seed) => regimes(`mean-${seed}`), 150, 3000);
    expect(Math.abs(mean - Math.exp((0.2 * 150) / DAYS_PER_YEAR))).toBeLessThan(4 * error);
  });
});
