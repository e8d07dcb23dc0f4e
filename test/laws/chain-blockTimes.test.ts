import { describe, expect, it } from 'vitest';
import { batchMean } from '../../models/validation/expect/batchMean.ts';
import { textbookChain } from '../../models/validation/textbookChain.ts';

/** The run agrees with the theory within four of its own standard errors. */
function expectWithin(values: readonly number[], expected: number): void {
  const { mean, standardError } = batchMean(values);
  expect(standardError).toBeGreaterThan(0);
  expect(Math.abs(mean - expected)).toBeLessThan(4 * standardError);
}

describe('F: exponential intervals', () => {
  it.each(['bitcoin', 'asert', 'none'] as const)('F: the expected share over 60 min is e^-6 under %s', (rule) => {
    for (const blockNoise of ['expected', 'stochastic'] as const) {
      const { expectedShareOver60Min } = textbookChain({ rule, blockNoise }).mine(1, 1);
      expect(expectedShareOver60Min / Math.exp(-6)).toBeCloseTo(1, 9);
    }
  });
});

describe('longest interval', () => {
  /** 1 + 1/2 + ... + 1/n by Euler's expansion. */
  const harmonic = (n: number): number => Math.log(n) + 0.5772156649015329 + 1 / (2 * n) - 1 / (12 * n * n);

  it.each(['bitcoin', 'wtema'] as const)('is H_n means without noise, under %s', (rule) => {
    expect(textbookChain({ rule }).mine(1).longestIntervalS / (600 * harmonic(2016))).toBeCloseTo(1, 9);
  });

  it.each(['none', 'asert'] as const)('is H_n means on average, under %s', (rule) => {
    // Difficulty that hardly moves, so that all blocks have the same mean.
    const { chain, mine, hashrateHs } = textbookChain(
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
    const { mine } = textbookChain({ blockNoise: 'stochastic' }, 'few');
    for (let i = 0; i < 500; i++) {
      const one = mine(1, 1);
      expect(one.longestIntervalS).toBe(one.seconds);
      const three = mine(1, 3);
      expect(three.longestIntervalS).toBeLessThanOrEqual(three.seconds);
      expect(three.longestIntervalS).toBeGreaterThanOrEqual(three.seconds / 3);
    }
  });
});
