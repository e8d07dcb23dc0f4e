import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreams } from '../../models/random/createStreams.ts';
import { latinHypercubeDesign } from '../../src/plan/designs/latinHypercubeDesign.ts';
import { morrisDesign } from '../../src/plan/designs/morrisDesign.ts';
import { randomDesign } from '../../src/plan/designs/randomDesign.ts';
import { saltelliDesign } from '../../src/plan/designs/saltelliDesign.ts';
import { sobolDesign } from '../../src/plan/designs/sobolDesign.ts';
import type { UnitDesign } from '../../src/plan/designs/unitDesign.ts';
import { points, pointsOf, readDesignLines } from '../oracles/designTable.ts';

const names = (count: number) => Array.from({ length: count }, (_, j) => `x${j}`);
const streamsOf = (seed: string) => createStreams(seed, 0);
const seeds = fc.string({ maxLength: 8 });

/** Every design that draws, with 16 points or samples more at each `step`. */
const drawn: Record<string, (step: number, dimensions: readonly string[], seed: string) => UnitDesign> = {
  random: (step, dimensions, seed) => randomDesign(dimensions, 16 * step, streamsOf(seed)),
  sobol: (step, dimensions, seed) => sobolDesign(dimensions, 16 * step, streamsOf(seed)),
  saltelli: (step, dimensions, seed) => saltelliDesign(dimensions, 16 * step, true, streamsOf(seed)),
  morris: (step, dimensions, seed) => morrisDesign(dimensions, 16 * step, 4, streamsOf(seed)),
  latinHypercube: (step, dimensions, seed) => latinHypercubeDesign(dimensions, 16 * step, false, streamsOf(seed)),
  'latinHypercube, maximin': (step, dimensions, seed) =>
    latinHypercubeDesign(dimensions, 16 * step, true, streamsOf(seed)),
};

describe('designs that draw', () => {
  it.each(Object.keys(drawn))('%s: the same for the same seed, the empty one too, and another for another', (name) => {
    const ofSeed = (seed: string) => pointsOf(drawn[name](1, names(3), seed));
    expect(ofSeed('')).toEqual(ofSeed(''));
    expect(ofSeed('0')).not.toEqual(ofSeed(''));
    expect(
      ofSeed('0')
        .flat()
        .every((coordinate) => coordinate >= 0 && coordinate <= 1),
    ).toBe(true);
  });

  it.each(['random', 'sobol', 'saltelli', 'morris'])('%s: more samples leave the old points as they were', (name) => {
    const few = pointsOf(drawn[name](1, names(3), 's'));
    expect(pointsOf(drawn[name](3, names(3), 's')).slice(0, few.length)).toEqual(few);
  });

  it.each(['random', 'sobol', 'latinHypercube'])('%s: a further dimension leaves the others as they were', (name) => {
    const three = pointsOf(drawn[name](2, names(3), 's'));
    expect(pointsOf(drawn[name](2, names(4), 's')).map((point) => point.slice(0, 3))).toEqual(three);
  });

  it('a Latin hypercube of more points does not hold the smaller one', () => {
    const few = pointsOf(drawn.latinHypercube(1, names(3), 's'));
    expect(pointsOf(drawn.latinHypercube(2, names(3), 's')).slice(0, few.length)).not.toEqual(few);
  });
});

/** How many points each of equal strata of one dimension holds. */
function perStratum(design: number[][], dimension: number, strata: number): number[] {
  const counts = new Array<number>(strata).fill(0);
  for (const point of design) counts[Math.floor(point[dimension] * strata)]++;
  return counts;
}

describe('a Latin hypercube', () => {
  it.each([false, true])('has one point in each stratum of every dimension (maximin: %s)', (maximin) => {
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(seeds, size, fc.integer({ min: 1, max: 6 }), (seed, samples, dimensions) => {
        const design = pointsOf(latinHypercubeDesign(names(dimensions), samples, maximin, streamsOf(seed)));
        for (let j = 0; j < dimensions; j++) {
          expect(perStratum(design, j, samples)).toEqual(new Array(samples).fill(1));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has its strata in any order, all orders about equally often', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 1200; seed++) {
      const design = pointsOf(latinHypercubeDesign(['x'], 3, false, streamsOf(String(seed))));
      const order = design.map(([x]) => Math.floor(x * 3)).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // Binomial counts of 1,200 and a sixth: standard deviation 12.9, five of them 65.
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(65);
  });

  it('is no nearer to itself with maximin than without, and mostly far less near', () => {
    const ratios = Array.from({ length: 20 }, (_, seed) => {
      const nearest = (maximin: boolean) =>
        smallestDistance(pointsOf(latinHypercubeDesign(names(3), 30, maximin, streamsOf(String(seed)))));
      return nearest(true) / nearest(false);
    });
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(1);
    expect(ratios.sort((a, b) => a - b)[10]).toBeGreaterThan(1.5);
  });
});

function smallestDistance(design: number[][]): number {
  let smallest = Number.POSITIVE_INFINITY;
  design.forEach((a, i) => {
    for (const b of design.slice(0, i)) smallest = Math.min(smallest, Math.hypot(...a.map((x, j) => x - b[j])));
  });
  return smallest;
}

describe("Sobol' points", () => {
  it('scrambled, stay a net: one point in each of 2^k strata, and in each cell of the first two dimensions', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 7 }), (seed, k) => {
        const size = 2 ** k;
        const design = pointsOf(sobolDesign(names(5), size, streamsOf(seed)));
        for (let j = 0; j < 5; j++) expect(perStratum(design, j, size)).toEqual(new Array(size).fill(1));
        for (let split = 0; split <= k; split++) {
          const cells = design.map(
            ([x, y]) => Math.floor(x * 2 ** split) * 2 ** (k - split) + Math.floor(y * 2 ** (k - split)),
          );
          expect(new Set(cells).size).toBe(size);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('scrambled, are uniform whatever the point: the mean over seeds of its coordinates is a half', () => {
    const row = new Float64Array(2);
    let sum = 0;
    for (let seed = 0; seed < 1000; seed++) {
      sobolDesign(names(2), 1, streamsOf(String(seed))).at(0, row);
      sum += row[0] + row[1];
    }
    // 2,000 draws of standard deviation sqrt(1/12): four standard errors are 0.026.
    expect(Math.abs(sum / 2000 - 0.5)).toBeLessThan(0.026);
  });

  it('fill the cube at least twice as evenly as random points do, with and without scrambling', () => {
    const size = 512;
    // Root mean square L2 star discrepancy of independent uniform points (same source as the formula below).
    const ofRandom = Math.sqrt((2 ** -4 - 3 ** -4) / size);
    const discrepancy = (design: UnitDesign) => l2Star(pointsOf(design));
    expect(discrepancy(sobolDesign(names(4), size, null))).toBeLessThan(ofRandom / 2);
    for (const seed of ['0', '1', '2', '3']) {
      expect(discrepancy(sobolDesign(names(4), size, streamsOf(seed)))).toBeLessThan(ofRandom / 2);
      const random = discrepancy(randomDesign(names(4), size, streamsOf(seed)));
      expect(random).toBeGreaterThan(ofRandom / 2);
      expect(random).toBeLessThan(ofRandom * 2);
    }
  });
});

/** Warnock's formula for the L2 star discrepancy (Niederreiter 1992, doi:10.1137/1.9781611970081, section 2.1). */
function l2Star(design: number[][]): number {
  const product = (point: number[], of: (x: number, j: number) => number) =>
    point.reduce((value, x, j) => value * of(x, j), 1);
  const n = design.length;
  const dimensions = design[0].length;
  const single = design.reduce((sum, point) => sum + product(point, (x) => (1 - x * x) / 2), 0);
  const pairs = design.reduce(
    (sum, a) => sum + design.reduce((inner, b) => inner + product(a, (x, j) => 1 - Math.max(x, b[j])), 0),
    0,
  );
  return Math.sqrt(3 ** -dimensions - (2 / n) * single + pairs / (n * n));
}

/** Checks the rules of Morris's layout on one trajectory, whose coordinates count levels. */
function expectTrajectory(trajectory: number[][], levels: number): void {
  const dimensions = trajectory[0].length;
  expect(trajectory).toHaveLength(dimensions + 1);
  const changed = trajectory.slice(1).map((point, step) => {
    const moves = point.map((level, j) => level - trajectory[step][j]);
    expect(moves.filter((move) => move !== 0).map(Math.abs)).toEqual([levels / 2]);
    return moves.findIndex((move) => move !== 0);
  });
  expect(changed.sort((a, b) => a - b)).toEqual([...Array(dimensions).keys()]);
  for (const level of trajectory.flat()) expect([...Array(levels).keys()]).toContain(level);
}

describe("Morris's trajectories", () => {
  function trajectoriesOf(dimensions: number, count: number, levels: number, seed: string): number[][][] {
    const design = pointsOf(morrisDesign(names(dimensions), count, levels, streamsOf(seed)));
    const counted = design.map((point) =>
      point.map((coordinate) => {
        const level = Math.round(coordinate * (levels - 1));
        expect(Math.abs(coordinate * (levels - 1) - level)).toBeLessThan(1e-12);
        return level;
      }),
    );
    return Array.from({ length: count }, (_, t) => counted.slice(t * (dimensions + 1), (t + 1) * (dimensions + 1)));
  }

  it("obey the rules of the layout that SALib's obey", () => {
    for (const line of readDesignLines('morrisTrajectories.txt')) expectTrajectory(points(line), 8);
    const even = fc.integer({ min: 1, max: 6 }).map((half) => 2 * half);
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 8 }), even, (seed, dimensions, levels) => {
        for (const trajectory of trajectoriesOf(dimensions, 5, levels, seed)) expectTrajectory(trajectory, levels);
      }),
      { numRuns: 30 },
    );
  });

  it('start at every level, go up and down, and change every dimension first, about equally often', () => {
    const all = trajectoriesOf(4, 2000, 4, 's');
    const count = (of: (trajectory: number[][]) => number) => {
      const counts = [0, 0, 0, 0];
      for (const trajectory of all) counts[of(trajectory)]++;
      return counts;
    };
    const firstChanged = ([start, next]: number[][]) => start.findIndex((level, j) => level !== next[j]);
    // Binomial counts of 2,000 and a quarter: standard deviation 19.4, five of them 97.
    for (const n of count(([start]) => start[2])) expect(Math.abs(n - 500)).toBeLessThan(97);
    for (const n of count(firstChanged)) expect(Math.abs(n - 500)).toBeLessThan(97);
  });
});
