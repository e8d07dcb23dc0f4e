import { describe, expect, it } from 'vitest';
import { createStreams } from '../../models/random/createStreams.ts';
import { searchPoint } from '../../src/search/searchPoint.ts';
import type { SearchSettings } from '../../src/search/searchSettings.ts';

const settings: SearchSettings = {
  parameter: 'x',
  unit: '1',
  low: 0,
  high: 1,
  outcome: 'y',
  outcomeUnit: '1',
  target: 0.5,
  level: 0.9,
  resamples: 200,
  tolerance: 1e-3,
  maxRuns: 400,
  points: [0],
};

/** Ten replications around a curve, all with the same noise at every value. */
function search(curve: (x: number) => number, changes: Partial<SearchSettings> = {}) {
  let runs = 0;
  const model = {
    runs: () => runs,
    async outcomesAt(x: number) {
      runs += 10;
      return Float64Array.from({ length: 10 }, (_, r) => curve(x) + 0.01 * (r - 4.5));
    },
  };
  return searchPoint(0, { ...settings, ...changes }, model, 10, createStreams('search', 0));
}

describe('doubts of a search', () => {
  it('has none where the outcome is monotone', async () => {
    const found = await search((x) => x * x);
    expect(found.root).toBeCloseTo(Math.sqrt(0.5), 3);
    expect(found.notes).toEqual([]);
  });

  it('finds the lowest root of a hump that the ends do not show, and tells that there is another', async () => {
    const found = await search((x) => 4 * x * (1 - x));
    // 4 x (1 - x) = 1/2
    expect(found.root).toBeCloseTo((1 - Math.SQRT1_2) / 2, 3);
    expect(found.notes.join(' ')).toMatch(
      /passes the target more than once, between .*, 0\.75\.\.1; this is the lowest/,
    );
  });

  it('tells a turn beyond chance', async () => {
    // Up to 0.9 at 0.75, then down to 0.6.
    const found = await search((x) => (x < 0.75 ? 1.2 * x : 0.9 - 1.2 * (x - 0.75)));
    expect(found.root).toBeCloseTo(0.5 / 1.2, 3);
    expect(found.notes).toEqual([
      'y does not rise all the way: it changes by -0.3 from x = 0.75 to 1 (beyond chance at 1 %), so there may be other roots',
    ]);
  });

  it('says so where the target is on no side of any value', async () => {
    const found = await search((x) => 0.6 + x);
    expect(found).toMatchObject({ status: 'notReached', root: Number.NaN, runs: 50 });
    expect(found.notes[0]).toContain('y is 0.6 at x = 0 and 1.6 at 1, both above the target 0.5');
  });

  it('does not take noise of its own for a turn', async () => {
    // Flat, but for noise that differs from value to value: no common random numbers.
    const streams = createStreams('noise', 0);
    const noise = streams.field('any', 'noise');
    const model = {
      runs: () => 0,
      outcomesAt: async (x: number) =>
        Float64Array.from({ length: 40 }, (_, r) => x + noise.at(Math.round(1e6 * x), r) - 0.5),
    };
    const found = await searchPoint(0, { ...settings, high: 0.4, target: 0.2 }, model, 10, streams);
    expect(found.notes.filter((note) => note.includes('all the way'))).toEqual([]);
  });

  it('says that the runs were used up', async () => {
    const found = await search((x) => x ** 9, { maxRuns: 90, tolerance: 1e-9 });
    expect(found.status).toBe('notConverged');
    expect(found.runs).toBeLessThanOrEqual(90);
    expect(found.low).toBeLessThan(found.high);
  });
});
