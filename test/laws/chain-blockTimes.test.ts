import { describe, expect, it } from 'vitest';
import { batchMean, chainFixture, SECONDS_PER_DAY } from './chainFixture.ts';

/** The run agrees with the theory within four of its own standard errors. */
function expectWithin(values: readonly number[], expected: number): void {
  const { mean, standardError } = batchMean(values);
  expect(standardError).toBeGreaterThan(0);
  expect(Math.abs(mean - expected)).toBeLessThan(4 * standardError);
}

const EPOCHS = 4_000;

describe.each(['consensus', 'real'] as const)(
  'D: constant hashrate, drawn block times, %s arithmetic',
  (arithmetic) => {
    const { chain, mine } = chainFixture({ arithmetic, blockNoise: 'stochastic', retargetIntervals: 2015 }, 'D');
    const intervals: number[] = [];
    const retargets: number[] = [];
    const relativeDays: number[] = [];
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      const expectedHashes = chain.expectedHashesPerBlock;
      const { seconds } = mine(1);
      intervals.push(seconds / 2016);
      retargets.push(Math.log(chain.expectedHashesPerBlock / expectedHashes));
      relativeDays.push((seconds / SECONDS_PER_DAY) * (1e14 / chain.difficulty) * Math.exp(retargets[epoch]));
    }

    it('D: the mean interval is 600 * 2016/2014 s', () => {
      expectWithin(intervals, (600 * 2016) / 2014);
      // Sharp enough to tell it from the 600.298 s of the expected mode.
      expect(batchMean(intervals).standardError).toBeLessThan(0.05);
    });

    it('D: ln(retarget) has a standard deviation of sqrt(2/2015)', () => {
      expectWithin(
        retargets.map((x) => x * x),
        2 / 2015,
      );
    });

    it('D: ln(retarget) has a lag-1 autocorrelation of -0.5', () => {
      const variance = 2 / 2015;
      expectWithin(
        retargets.slice(1).map((x, i) => (x * retargets[i]) / variance),
        -0.5,
      );
    });

    it('D: an epoch has a standard deviation of 0.312 days about its mean at the difficulty of the day', () => {
      // In days that a difficulty of 1e14, at which the mean is 14 days, would have taken.
      const squares = relativeDays.map((x) => (x - 14) ** 2);
      expectWithin(squares, 0.312 ** 2);
    });
  },
);

describe('F: exponential intervals', () => {
  const { mine } = chainFixture({ rule: 'none', blockNoise: 'stochastic' }, 'F');
  const drawnTogether = Array.from({ length: 24 * 2016 }, () => mine(1, 1).seconds);
  const perBlock = chainFixture({ rule: 'wtema', blockNoise: 'stochastic' }, 'F');
  const drawnApart = Array.from({ length: 24 * 2016 }, () => {
    const meanS = perBlock.chain.expectedHashesPerBlock / perBlock.hashrateHs;
    return (perBlock.mine(1, 1).seconds / meanS) * 600;
  });

  it.each([
    ['of rules that adjust by period', drawnTogether],
    ['of rules that adjust at every block', drawnApart],
  ])('F: intervals %s: half are under ln 2 means, e^-6 over 60 min', (_, intervals) => {
    expectWithin(intervals, 600);
    expectWithin(
      intervals.map((s) => (s < 600 * Math.LN2 ? 1 : 0)),
      0.5,
    );
    expectWithin(
      intervals.map((s) => (s > 3_600 ? 1 : 0)),
      Math.exp(-6),
    );
  });

  it.each(['bitcoin', 'asert', 'none'] as const)('F: the expected share over 60 min is e^-6 under %s', (rule) => {
    for (const blockNoise of ['expected', 'stochastic'] as const) {
      const { expectedShareOver60Min } = chainFixture({ rule, blockNoise }).mine(1, 1);
      expect(expectedShareOver60Min / Math.exp(-6)).toBeCloseTo(1, 9);
    }
  });
});

describe('longest interval', () => {
  /** 1 + 1/2 + ... + 1/n by Euler's expansion. */
  const harmonic = (n: number): number => Math.log(n) + 0.5772156649015329 + 1 / (2 * n) - 1 / (12 * n * n);

  it.each(['bitcoin', 'wtema'] as const)('is H_n means without noise, under %s', (rule) => {
    expect(chainFixture({ rule }).mine(1).longestIntervalS / (600 * harmonic(2016))).toBeCloseTo(1, 9);
  });

  it.each(['none', 'asert'] as const)('is H_n means on average, under %s', (rule) => {
    // Difficulty that hardly moves, so that all blocks have the same mean.
    const { chain, mine, hashrateHs } = chainFixture(
      { rule, blockNoise: 'stochastic', asertHalfLifeDays: 1e6 },
      'longest',
    );
    const longest = Array.from({ length: 200 }, () => {
      const meanS = chain.expectedHashesPerBlock / hashrateHs;
      return mine(1).longestIntervalS / meanS;
    });
    expectWithin(longest, harmonic(2016));
  });

  it('of a single block is its interval, and of a few never more than their sum', () => {
    const { mine } = chainFixture({ blockNoise: 'stochastic' }, 'few');
    for (let i = 0; i < 500; i++) {
      const one = mine(1, 1);
      expect(one.longestIntervalS).toBe(one.seconds);
      const three = mine(1, 3);
      expect(three.longestIntervalS).toBeLessThanOrEqual(three.seconds);
      expect(three.longestIntervalS).toBeGreaterThanOrEqual(three.seconds / 3);
    }
  });
});
