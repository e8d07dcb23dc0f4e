import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreams } from '../../models/random/createStreams.ts';
import { gammaCdf } from '../../models/random/math/gammaCdf.ts';
import { normalCdf } from '../../models/random/math/normalCdf.ts';
import { lognormalFromQuantiles } from '../../models/random/samplers/lognormalFromQuantiles.ts';
import { sampleDiscrete } from '../../models/random/samplers/sampleDiscrete.ts';
import { sampleExponential } from '../../models/random/samplers/sampleExponential.ts';
import { sampleGamma } from '../../models/random/samplers/sampleGamma.ts';
import { sampleLognormal } from '../../models/random/samplers/sampleLognormal.ts';
import { sampleNormal } from '../../models/random/samplers/sampleNormal.ts';
import { sampleUniform } from '../../models/random/samplers/sampleUniform.ts';

const DRAWS = 40_000;

/** A sampler with the mean, the variance and the kurtosis (fourth central moment over squared variance) of its law. */
interface Law {
  readonly name: string;
  readonly draw: (u: number) => number;
  readonly mean: number;
  readonly variance: number;
  readonly kurtosis: number;
}

/** Moments of the lognormal law: https://www.itl.nist.gov/div898/handbook/eda/section3/eda3669.htm */
function lognormalMoments(logMean: number, logSd: number): { mean: number; variance: number; kurtosis: number } {
  const w = Math.exp(logSd ** 2);
  return {
    mean: Math.exp(logMean + logSd ** 2 / 2),
    variance: (w - 1) * Math.exp(2 * logMean + logSd ** 2),
    kurtosis: w ** 4 + 2 * w ** 3 + 3 * w ** 2 - 3,
  };
}

const laws: readonly Law[] = [
  { name: 'uniform(2, 5)', draw: (u) => sampleUniform(u, 2, 5), mean: 3.5, variance: 9 / 12, kurtosis: 1.8 },
  { name: 'normal(-3, 2)', draw: (u) => sampleNormal(u, -3, 2), mean: -3, variance: 4, kurtosis: 3 },
  { name: 'lognormal(1, 0.3)', draw: (u) => sampleLognormal(u, 1, 0.3), ...lognormalMoments(1, 0.3) },
  {
    name: 'lognormal with quantiles 20 and 45',
    draw: (u) => lognormalFromQuantiles(u, 20, 45),
    ...lognormalMoments(Math.log(30), Math.log(45 / 20) / 2 / 1.2815515655446),
  },
  { name: 'exponential(600)', draw: (u) => sampleExponential(u, 600), mean: 600, variance: 600 ** 2, kurtosis: 9 },
  ...[0.5, 1, 10, 2015].map((shape) => ({
    name: `gamma(${shape}, 600)`,
    draw: (u: number) => sampleGamma(u, shape, 600),
    mean: 600 * shape,
    variance: 600 ** 2 * shape,
    kurtosis: 3 + 6 / shape,
  })),
  {
    name: 'discrete(1, 2, 3, 4)',
    draw: (u) => sampleDiscrete(u, [1, 2, 3, 4]),
    mean: 2,
    variance: 1,
    kurtosis: (0.1 * 16 + 0.2 * 1 + 0.4 * 1) / 1,
  },
];

describe('moments within 4 standard errors, one uniform a draw', () => {
  it.each(laws.map((law) => [law.name, law] as const))('%s', (_, law) => {
    const sequence = createStreams('moments', 0).sequence(law.name);
    const draws = Array.from({ length: DRAWS }, () => law.draw(sequence.next()));
    const mean = draws.reduce((sum, x) => sum + x, 0) / DRAWS;
    const variance = draws.reduce((sum, x) => sum + (x - law.mean) ** 2, 0) / DRAWS;
    expect(Math.abs(mean - law.mean) / Math.sqrt(law.variance / DRAWS)).toBeLessThan(4);
    expect(Math.abs(variance / law.variance - 1) / Math.sqrt((law.kurtosis - 1) / DRAWS)).toBeLessThan(4);

    const counted = createStreams('moments', 0).sequence(law.name);
    for (let i = 0; i < DRAWS; i += 1) counted.next();
    expect(sequence.state()).toEqual(counted.state());
  });
});

describe('samplers invert their distribution functions', () => {
  const uniform = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });

  it('the distribution function of the draw is the uniform', () => {
    fc.assert(
      fc.property(uniform, fc.double({ min: 0.2, max: 50_000, noNaN: true }), (u, shape) => {
        expect(Math.abs(normalCdf(sampleNormal(u, 0, 1)) - u)).toBeLessThan(1e-14);
        expect(Math.abs(gammaCdf(shape, sampleGamma(u, shape, 1)) - u)).toBeLessThan(1e-11);
        expect(Math.abs(1 - Math.exp(-sampleExponential(u, 1)) - u)).toBeLessThan(1e-14);
      }),
    );
  });

  it('no draw falls where the uniform rises', () => {
    fc.assert(
      fc.property(uniform, uniform, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        // Rounding may turn two neighbours round; a step of 1e-12 is beyond it.
        fc.pre(high - low > 1e-12);
        for (const law of laws) expect(law.draw(low)).toBeLessThanOrEqual(law.draw(high));
      }),
    );
  });

  it('stays finite at the smallest and largest uniforms that streams give', () => {
    for (const law of laws) {
      for (const u of [2 ** -54, 2 ** -53, 1 - 2 ** -53]) expect(Number.isFinite(law.draw(u))).toBe(true);
    }
  });

  it('lognormalFromQuantiles has the quantiles it is given, and one value when they are equal', () => {
    expect(lognormalFromQuantiles(0.1, 20, 45)).toBeCloseTo(20, 12);
    expect(lognormalFromQuantiles(0.9, 20, 45)).toBeCloseTo(45, 12);
    expect(lognormalFromQuantiles(0.5, 20, 45)).toBeCloseTo(30, 12);
    expect(lognormalFromQuantiles(0.123, 7, 7)).toBeCloseTo(7, 14);
  });

  it('gamma of shape 1 is the exponential', () => {
    fc.assert(
      fc.property(uniform, (u) => {
        expect(Math.abs(sampleGamma(u, 1, 600) / sampleExponential(u, 600) - 1)).toBeLessThan(1e-13);
      }),
    );
  });
});

describe('sampleDiscrete', () => {
  it('changes index exactly at the cumulative weights', () => {
    const weights = [0, 1, 0, 2, 1, 0];
    const at = [0.1, 0.249, 0.25, 0.5, 0.749, 0.75, 0.999].map((u) => sampleDiscrete(u, weights));
    expect(at).toEqual([1, 1, 3, 3, 3, 4, 4]);
  });

  it('takes typed arrays and never an index of weight 0', () => {
    fc.assert(
      fc.property(
        fc.float64Array({ min: 0, max: 1e6, minLength: 1, maxLength: 20, noNaN: true }),
        fc.double({ min: 2 ** -54, max: 1 - 2 ** -53, noNaN: true }),
        (weights, u) => {
          fc.pre(weights.some((weight) => weight > 1e-300));
          expect(weights[sampleDiscrete(u, weights)]).toBeGreaterThan(0);
        },
      ),
    );
  });

  it.each([[[]], [[0, 0]], [[1, -1]], [[NaN]], [[1, Infinity]]])('weights %j are refused', (weights) => {
    expect(() => sampleDiscrete(0.5, weights)).toThrow(RangeError);
  });
});
