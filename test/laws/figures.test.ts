import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionalMeans } from '../../src/analyse/sensitivity/conditionalMeans.ts';
import { convertSvg } from '../../src/figures/convertSvg.ts';
import { spreadLabels } from '../../src/report/figures/spreadLabels.ts';

const heights = fc.array(fc.double({ min: -50, max: 150, noNaN: true }), { minLength: 1, maxLength: 12 });

describe('labels that would meet', () => {
  it('stand apart, in their order, within the range where there is room', () => {
    fc.assert(
      fc.property(heights, fc.double({ min: 0.5, max: 20, noNaN: true }), (wanted, gap) => {
        const placed = spreadLabels(wanted, gap, [0, 100]);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
        const sorted = order.map((i) => placed[i]);
        for (let i = 1; i < sorted.length; i++) expect(sorted[i] - sorted[i - 1]).toBeGreaterThanOrEqual(gap - 1e-9);
        expect(sorted[0]).toBeGreaterThanOrEqual(-1e-9);
        const most = Math.max(100, gap * (wanted.length - 1));
        expect(sorted[sorted.length - 1]).toBeLessThanOrEqual(most + 1e-9);
      }),
    );
  });

  it('stay where they are when they do not meet', () => {
    expect(spreadLabels([70, 10, 40], 10, [0, 100])).toEqual([70, 10, 40]);
  });
});

describe('means at both ends of an input', () => {
  // All pairs of four values of a and three words: 10 a + 1, 2 or 5 by word.
  const a = [0, 1, 2, 3].flatMap((value) => [value, value, value]);
  const words = [0, 1, 2, 3].flatMap(() => [0, 1, 2]);
  const outcome = Float64Array.from(a, (value, i) => 10 * value + [1, 2, 5][words[i]]);

  it('are the main effects of a full factorial design, whatever the order of the points', () => {
    const order = fc.shuffledSubarray([...outcome.keys()], { minLength: outcome.length });
    fc.assert(
      fc.property(order, (points) => {
        const [byA, byWord] = conditionalMeans(
          [
            { name: 'a', values: Float64Array.from(points, (i) => a[i]), categories: null },
            { name: 'word', values: Float64Array.from(points, (i) => words[i]), categories: ['x', 'y', 'z'] },
          ],
          Float64Array.from(points, (i) => outcome[i]),
        );
        expect(byA.low).toEqual({ value: 0, points: 3, mean: expect.closeTo(8 / 3, 12) });
        expect(byA.high).toEqual({ value: 3, points: 3, mean: expect.closeTo(30 + 8 / 3, 12) });
        expect(byWord.low).toEqual({ value: 0, points: 4, mean: 16 });
        expect(byWord.high).toEqual({ value: 2, points: 4, mean: 20 });
      }),
      { numRuns: 20 },
    );
  });

  it('are those of the lowest and highest fifth of a continuous input, and of none that is constant', () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => i);
    const [only, ...more] = conditionalMeans(
      [
        { name: 'a', values, categories: null },
        { name: 'b', values: new Float64Array(50), categories: null },
      ],
      values.map((value) => 2 * value),
    );
    expect(more).toEqual([]);
    expect(only).toEqual({
      input: 'a',
      low: { value: 4.5, points: 10, mean: 9 },
      high: { value: 44.5, points: 10, mean: 89 },
    });
  });
});

it('without rsvg-convert PNG and PDF say how to install it', async () => {
  for (const format of ['png', 'pdf'] as const) {
    await expect(convertSvg('<svg/>', format, { PATH: '/nowhere' })).rejects.toThrow(
      `${format.toUpperCase()} needs the command rsvg-convert, which was not found. Install it (Debian, Ubuntu: sudo apt-get install librsvg2-bin;`,
    );
  }
});
