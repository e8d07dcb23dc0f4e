import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gini } from '../../models/security/gini.ts';
import { herfindahl } from '../../models/security/herfindahl.ts';
import { nakamoto } from '../../models/security/nakamoto.ts';

const amounts = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });

const measures: Readonly<Record<string, (amounts: readonly number[]) => number>> = {
  herfindahl: (x) => herfindahl(Float64Array.from(x), x.length),
  gini: (x) => gini(Float64Array.from(x).sort().reverse()),
  nakamoto: (x) => nakamoto(Float64Array.from(x).sort().reverse()),
};

describe.each(Object.keys(measures))('%s', (name) => {
  const measure = measures[name];

  it('does not depend on the order of entities', () => {
    const shuffled = amounts.chain((x) => fc.tuple(fc.constant(x), fc.shuffledSubarray(x, { minLength: x.length })));
    fc.assert(fc.property(shuffled, ([x, y]) => Math.abs(measure(x) - measure(y)) < 1e-12));
  });

  it('does not depend on the unit of the amounts', () => {
    fc.assert(fc.property(amounts, (x) => measure(x.map((amount) => amount * 1024)) === measure(x)));
  });
});

describe('bounds of concentration', () => {
  it('HHI lies between 1/n and 1, and adding up two entities raises it by twice the product of their shares', () => {
    fc.assert(
      fc.property(amounts, (x) => {
        const index = measures.herfindahl(x);
        expect(index).toBeGreaterThanOrEqual((1 / x.length) * (1 - 1e-12));
        expect(index).toBeLessThanOrEqual(1 + 1e-12);
        if (x.length < 2) return;
        const total = x.reduce((a, b) => a + b, 0);
        const merged = measures.herfindahl([x[0] + x[1], ...x.slice(2)]);
        expect(Math.abs(merged - index - (2 * x[0] * x[1]) / (total * total))).toBeLessThan(1e-12);
      }),
    );
  });

  it('Gini is half the mean absolute difference over the mean, between 0 and (n-1)/n', () => {
    fc.assert(
      fc.property(amounts, (x) => {
        const n = x.length;
        const total = x.reduce((a, b) => a + b, 0);
        const differences = x.flatMap((a) => x.map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0);
        expect(Math.abs(measures.gini(x) - differences / (2 * n * total))).toBeLessThan(1e-12);
        expect(measures.gini(x)).toBeGreaterThanOrEqual(-1e-12);
        expect(measures.gini(x)).toBeLessThanOrEqual((n - 1) / n + 1e-12);
      }),
    );
  });

  it('Nakamoto coefficient is the least number of the largest that holds more than half', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 }), (x) => {
        const k = measures.nakamoto(x);
        const largest = [...x].sort((a, b) => b - a);
        const sum = (y: readonly number[]): number => y.reduce((a, b) => a + b, 0);
        expect(2 * sum(largest.slice(0, k))).toBeGreaterThan(sum(x));
        expect(2 * sum(largest.slice(0, k - 1))).toBeLessThanOrEqual(sum(x));
        expect(k).toBeLessThanOrEqual(Math.floor(x.length / 2) + 1);
      }),
    );
  });
});
