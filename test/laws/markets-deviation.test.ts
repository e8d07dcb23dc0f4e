import { describe, expect, it } from 'vitest';
import { createFeeProcess } from '../../models/markets/fees/feeProcess.ts';
import { logDeviation } from '../../models/markets/logDeviation.ts';
import { logSpikes } from '../../models/markets/logSpikes.ts';
import { seasonFactor } from '../../models/markets/power/regionalPower.ts';
import { parameterReader } from '../../models/parameterReader.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import { cosTurns } from '../../models/random/math/cosTurns.ts';
import { samplePoisson } from '../../models/random/samplers/samplePoisson.ts';
import { marketValues } from '../support/marketRun.ts';
import { sampleMoments } from './sampleMoments.ts';

const deviation = (logSd: number, halfLifeDays: number, seed: string): ((day: number) => number) =>
  logDeviation({ logSd, halfLifeDays }, createStreams(seed, 0).sequence('level'));
const spikeLaw = { spikesYear: 60, spikeLogMean: 0.4, spikeLogSd: 0.3, spikeHalfLifeDays: 2 };
const spikes = (seed: string, law = spikeLaw): ((day: number) => number) => {
  const streams = createStreams(seed, 0);
  return logSpikes(law, { count: streams.field('count'), height: streams.field('height') });
};
const across = (factor: (seed: string) => (day: number) => number, day: number, runs: number): number[] =>
  Array.from({ length: runs }, (_, seed) => factor(`run-${seed}`)(day));

describe('a price that reverts to its mean in logs', () => {
  const [sd, halfLife] = [0.6, 10];
  const stays = 0.5 ** (1 / halfLife);

  it('has the mean 1 and the variance of an Ornstein-Uhlenbeck process at every date, and is 1 at the start', () => {
    const runs = 4000;
    expect(deviation(sd, halfLife, 'start')(0)).toBe(1);
    for (const day of [1, 7, 60]) {
      const factors = across((seed) => deviation(sd, halfLife, seed), day, runs);
      const logs = sampleMoments(factors.map(Math.log));
      const { mean, variance } = sampleMoments(factors);
      const expected = sd ** 2 * (1 - stays ** (2 * day));
      expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(variance / runs));
      expect(Math.abs(logs.variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / runs));
      expect(Math.abs(logs.mean + expected / 2)).toBeLessThan(4 * Math.sqrt(expected / runs));
    }
  });

  it('in the long run has the stationary variance, loses half of a deviation in its half-life, and is normal in logs', () => {
    const path = deviation(sd, halfLife, 'path');
    const logs = Array.from({ length: 60_000 }, (_, d) => Math.log(path(d + 200)));
    const { variance, lag1, kurtosis } = sampleMoments(logs);
    // The effective size is n (1 - a^2) / (1 + a^2) for the variance of an autoregression.
    const effective = (60_000 * (1 - stays ** 2)) / (1 + stays ** 2);
    expect(Math.abs(variance / sd ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / effective));
    expect(Math.abs(lag1 - stays)).toBeLessThan(4 * Math.sqrt((1 - stays ** 2) / 60_000));
    expect(Math.abs(kurtosis)).toBeLessThan(4 * Math.sqrt(24 / effective));
  });

  it('without deviation it is 1 and takes no draws', () => {
    const still = logDeviation(
      { logSd: 0, halfLifeDays: 5 },
      {
        next: () => {
          throw new Error('a draw');
        },
      },
    );
    expect([0, 1, 100].map(still)).toEqual([1, 1, 1]);
  });
});

describe('spikes that fade', () => {
  const stays = Math.SQRT1_2;

  it('have the mean 1 at every date, and are 1 at the start', () => {
    const runs = 4000;
    expect(spikes('start')(0)).toBe(1);
    for (const day of [1, 5, 100]) {
      const { mean, variance } = sampleMoments(across(spikes, day, runs));
      expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(variance / runs));
    }
  });

  it('have the mean, variance and memory of a shot noise in logs', () => {
    const path = spikes('path');
    const days = 60_000;
    const logs = Array.from({ length: days }, (_, d) => Math.log(path(d + 100)));
    const perDay = 60 / 365.25;
    const { mean, variance, lag1 } = sampleMoments(logs);
    // Campbell's theorem on a daily grid: lambda m / (1 - b) and lambda (m^2 + s^2) / (1 - b^2).
    const expectedVariance = (perDay * (0.4 ** 2 + 0.3 ** 2)) / (1 - stays ** 2);
    let logMean = 0;
    for (let k = 0; k < 200; k++) logMean += perDay * Math.expm1(0.4 * stays ** k + (0.3 * stays ** k) ** 2 / 2);
    const error = Math.sqrt((expectedVariance * (1 + stays)) / (1 - stays) / days);
    expect(Math.abs(mean - ((perDay * 0.4) / (1 - stays) - logMean))).toBeLessThan(4 * error);
    expect(variance / expectedVariance).toBeCloseTo(1, 0.9);
    expect(lag1).toBeCloseTo(stays, 1.3);
  });

  it('come as often as asked: days on which the log rises', () => {
    const path = spikes('count', { spikesYear: 10, spikeLogMean: 1, spikeLogSd: 0.2, spikeHalfLifeDays: 1 });
    let rises = 0;
    for (let d = 100; d < 100 + 36_525; d++) if (path(d) > path(d - 1) * 1.0000001) rises += 1;
    // A hundred years at ten; a spike lower than what fades from the last one hides, a few per cent of them.
    expect(rises).toBeGreaterThan(850);
    expect(rises).toBeLessThan(1000 + 4 * Math.sqrt(1000));
  });
});

describe('fees', () => {
  const process = (overrides: Record<string, string | number>, seed = 'fees') => {
    const streams = createStreams(seed, 0);
    return createFeeProcess(parameterReader(marketValues(overrides)), streams, 0.02, streams.sequence('fees', 'level'));
  };

  it('are constant by default', () => {
    expect(process({}).btcPerBlock(3.5, 99)).toBe(0.02);
  });

  it('keep their mean with the calibrated process', () => {
    const means = Array.from({ length: 1500 }, (_, seed) =>
      process({ 'fees.process': 'meanReverting' }, `run-${seed}`).btcPerBlock(60, 74),
    );
    const { mean, variance } = sampleMoments(means);
    expect(Math.abs(mean / 0.02 - 1)).toBeLessThan((4 * Math.sqrt(variance / 1500)) / 0.02);
    // They do move: by about the deviation of their logs.
    expect(Math.sqrt(variance) / mean).toBeGreaterThan(0.3);
  });

  it('without spikes have the same level as with them: neither moves the draws of the other', () => {
    const calm = process({ 'fees.process': 'meanReverting', 'fees.spikesYear': 0 });
    const spiky = process({ 'fees.process': 'meanReverting', 'fees.spikesYear': 3 });
    const spikesOnly = process({ 'fees.process': 'meanReverting', 'fees.spikesYear': 3, 'fees.logSd': 0 });
    for (const day of [1, 50, 400]) {
      const product = (calm.btcPerBlock(day, day) * spikesOnly.btcPerBlock(day, day)) / 0.02;
      expect(spiky.btcPerBlock(day, day) / product).toBeCloseTo(1, 10);
    }
  });
});

describe('the season', () => {
  it('is 1 on average over four years, dearest on its day, and cheapest half a year later', () => {
    let sum = 0;
    for (let day = 0; day < 1461; day++) sum += seasonFactor(0.3, 200, 20_000 + day);
    expect(sum / 1461).toBeCloseTo(1, 12);
    // 1 January 1970 is day 0 of its year.
    expect(seasonFactor(0.3, 200, 200)).toBe(1.3);
    expect(seasonFactor(0.3, 200, 200 + 365.25 / 2)).toBeCloseTo(0.7, 14);
    expect(seasonFactor(0.3, 200, 200 + 365.25 * 41)).toBeCloseTo(1.3, 12);
  });

  it('takes a cosine that is right to the last digits', () => {
    for (let i = -800; i <= 800; i++) {
      expect(Math.abs(cosTurns(i / 1601) - Math.cos((2 * Math.PI * i) / 1601))).toBeLessThan(1e-15);
    }
    // Fractions of a power of two keep all their digits when whole turns are added.
    for (let i = 0; i < 64; i++) expect(cosTurns(i / 64 - 7)).toBe(cosTurns(i / 64));
    expect([0, 0.25, 0.5, 0.75, 1, -3.25, 1e15].map(cosTurns).map(Math.abs)).toEqual([1, 0, 1, 0, 1, 0, 1]);
    expect([cosTurns(0.5), cosTurns(1 / 3), cosTurns(1 / 6)].map((x) => x.toFixed(15))).toEqual([
      '-1.000000000000000',
      '-0.500000000000000',
      '0.500000000000000',
    ]);
  });
});

describe('Poisson draws', () => {
  it('are the quantiles of scipy.stats.poisson', () => {
    const us = [1e-9, 0.01, 0.3, 0.5, 0.97, 0.999999];
    const quantiles = new Map([
      [0.001, [0, 0, 0, 0, 0, 1]],
      [0.0427, [0, 0, 0, 0, 1, 3]],
      [0.5, [0, 0, 0, 0, 2, 7]],
      [3, [0, 0, 2, 3, 7, 14]],
      [40, [9, 26, 37, 40, 52, 73]],
      [300, [202, 260, 291, 300, 333, 386]],
    ]);
    for (const [mean, expected] of quantiles) expect(us.map((u) => samplePoisson(u, mean))).toEqual(expected);
  });

  it('of mean 0 are 0, and end at the largest uniform', () => {
    expect(samplePoisson(0.999, 0)).toBe(0);
    for (const mean of [0, 0.1, 5, 500]) expect(samplePoisson(1 - 2 ** -53, mean)).toBeLessThan(mean + 300);
  });
});
