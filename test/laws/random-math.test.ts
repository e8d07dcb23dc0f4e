import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreams } from '../../models/random/createStreams.ts';
import { exp } from '../../models/random/math/exp.ts';
import { gammaCdf } from '../../models/random/math/gammaCdf.ts';
import { gammaQuantile } from '../../models/random/math/gammaQuantile.ts';
import { log } from '../../models/random/math/log.ts';
import { log1p } from '../../models/random/math/log1p.ts';
import { logGamma } from '../../models/random/math/logGamma.ts';
import { normalCdf } from '../../models/random/math/normalCdf.ts';
import { normalQuantile } from '../../models/random/math/normalQuantile.ts';
import { pow } from '../../models/random/math/pow.ts';

const EDGES = [0, 5e-324, 1e-310, 0.5, 1, 1 + 2 ** -52, 2, 3, 1e300, Number.MAX_VALUE, Infinity, NaN];

describe('edge values', () => {
  it('exp: limits, overflow and the smallest subnormal', () => {
    expect([0, -0, -Infinity, Infinity, NaN, 709.79, -745.14].map(exp)).toEqual([1, 1, 0, Infinity, NaN, Infinity, 0]);
    expect(exp(-745.13)).toBe(Number.MIN_VALUE);
    expect(exp(709.78)).toBeLessThan(Infinity);
  });

  it('log and log1p: limits and negative arguments', () => {
    expect([0, -0, 1, Infinity, -1, -Infinity, NaN].map(log)).toEqual([
      -Infinity,
      -Infinity,
      0,
      Infinity,
      NaN,
      NaN,
      NaN,
    ]);
    expect([-1, 0, -0, 1e-300, Infinity, -2, NaN].map(log1p)).toEqual([-Infinity, 0, -0, 1e-300, Infinity, NaN, NaN]);
  });

  it('pow: what ECMAScript prescribes at every pair of edge values', () => {
    for (const x of EDGES) {
      for (const y of [...EDGES, ...EDGES.map((edge) => -edge)]) {
        const expected = x ** y;
        const exact = [0, 1, Infinity].includes(expected) || Number.isNaN(expected);
        if (exact) expect([x, y, pow(x, y)]).toEqual([x, y, expected]);
        else expect([x, y, Math.abs(pow(x, y) / expected - 1) < 1e-12]).toEqual([x, y, true]);
      }
    }
    expect(pow(-8, 1 / 3)).toBeNaN();
  });

  it('pow: exact where the result is a double', () => {
    for (let k = -1074; k <= 1023; k += 1) expect(pow(2, k)).toBe(2 ** k);
    for (let base = 2; base <= 30; base += 1) {
      let product = 1;
      for (let n = 0; product < 2 ** 53; n += 1, product *= base) expect(pow(base, n)).toBe(product);
    }
  });

  it('quantiles and distribution functions: ends of the range and arguments outside it', () => {
    expect([0, 0.5, 1, -0.1, 1.1, NaN].map(normalQuantile)).toEqual([-Infinity, 0, Infinity, NaN, NaN, NaN]);
    expect([-Infinity, -40, 0, 40, Infinity, NaN].map(normalCdf)).toEqual([0, 0, 0.5, 1, 1, NaN]);
    expect([0, 1, -0.1, 1.1, NaN].map((p) => gammaQuantile(3, p))).toEqual([0, Infinity, NaN, NaN, NaN]);
    expect([0, -1, NaN].map((shape) => gammaQuantile(shape, 0.5))).toEqual([NaN, NaN, NaN]);
    expect([-1, 0, 1e9, Infinity, NaN].map((x) => gammaCdf(2, x))).toEqual([0, 0, 1, 1, NaN]);
    expect(gammaCdf(-1, 2)).toBeNaN();
    expect([0, 1, 2, Infinity, -1, NaN].map(logGamma)).toEqual([
      Infinity,
      expect.closeTo(0, 13),
      expect.closeTo(0, 13),
      Infinity,
      NaN,
      NaN,
    ]);
  });
});

describe('identities', () => {
  const moderate = fc.double({ min: -300, max: 300, noNaN: true });
  const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

  it('log undoes exp, and exp turns sums into products', () => {
    fc.assert(
      fc.property(moderate, moderate, (a, b) => {
        expect(Math.abs(log(exp(a)) - a)).toBeLessThanOrEqual(1e-13);
        expect(Math.abs((exp(a) * exp(b)) / exp(a + b) - 1)).toBeLessThan(1e-13);
      }),
    );
  });

  it('pow to one half is the square root, and to -1 the reciprocal, within one unit in the last place', () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(Math.abs(pow(x, 0.5) / Math.sqrt(x) - 1)).toBeLessThanOrEqual(2 ** -52);
        expect(Math.abs(pow(x, -1) * x - 1)).toBeLessThanOrEqual(2 ** -51);
      }),
    );
  });

  it('the two tails of the normal distribution mirror each other', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), fc.integer({ min: 1, max: 2 ** 30 - 1 }), (z, n) => {
        expect(Math.abs(normalCdf(z) + normalCdf(-z) - 1)).toBeLessThanOrEqual(2 ** -52);
        const offset = n / 2 ** 31;
        expect(normalQuantile(0.5 + offset)).toBe(-normalQuantile(0.5 - offset));
      }),
    );
  });

  it('gammaQuantile inverts gammaCdf in both tails at every shape from 0.2 to 1e5', () => {
    for (let shape = 0.2; shape < 1e5; shape *= 1.3) {
      for (let p = 2 ** -52; p < 0.5; p *= 2.3) {
        expect(Math.abs(gammaCdf(shape, gammaQuantile(shape, p)) / p - 1)).toBeLessThan(1e-12);
        expect(Math.abs(gammaCdf(shape, gammaQuantile(shape, 1 - p)) - (1 - p))).toBeLessThan(1e-13);
      }
    }
  });

  it('gammaCdf is e^-x times the Poisson sum for an integer shape', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0.01, max: 60, noNaN: true }), (shape, x) => {
        let term = Math.exp(-x);
        let upper = 0;
        for (let n = 0; n < shape; n += 1) {
          upper += term;
          term *= x / (n + 1);
        }
        expect(Math.abs(gammaCdf(shape, x) - (1 - upper))).toBeLessThan(1e-13);
      }),
    );
  });
});

describe('bit patterns', () => {
  /** SHA-256 of the big-endian bits of results over a fixed grid: the same on Node 20, 22 and 24. */
  function fingerprint(values: Iterable<number>): string {
    const hash = createHash('sha256');
    const bytes = Buffer.alloc(8);
    for (const value of values) {
      bytes.writeDoubleBE(value);
      hash.update(bytes);
    }
    return hash.digest('hex').slice(0, 16);
  }

  function* grid(compute: (u: number) => number): Generator<number> {
    for (let i = 1; i < 4096; i += 1) yield compute(i / 4096);
  }

  const streams = createStreams('bits', 0);
  const sequence = streams.sequence('a');
  const field = streams.field('a');

  it.each<[string, (u: number) => number, string]>([
    ['exp', (u) => exp(1400 * u - 700), 'cc8c3672f30ae62d'],
    ['log', (u) => log(u * u * 1000), 'dacd122455ffc132'],
    ['log1p', (u) => log1p(2 * u - 1), '6244a60e0f25624b'],
    ['pow', (u) => pow(3 * u, 20 * u - 7), '055eb97b9c20d463'],
    ['normalCdf', (u) => normalCdf(60 * u - 35), 'f4cbba4497570aee'],
    ['normalQuantile', (u) => normalQuantile(u * u * u), '6ff95a7effa951e9'],
    ['gammaCdf', (u) => gammaCdf(2015, 1800 + 400 * u), '85b77209b5c7996a'],
    ['gammaQuantile', (u) => gammaQuantile(1 + 3000 * u, u), '49f112894c05b635'],
    ['logGamma', (u) => logGamma(100 * u), 'b2474319f644484f'],
    ['sequence', () => sequence.next(), 'a7b7db49cbdfd22f'],
    ['field', (u) => field.at(u * 4096, 7), '3c6225292e269fbf'],
  ])('%s has the frozen bits', (_, compute, expected) => {
    expect(fingerprint(grid(compute))).toBe(expected);
  });
});
