import { describe, expect, it } from 'vitest';
import { createStreams } from '../../models/random/createStreams.ts';
import { deltaIndices } from '../../src/analyse/sensitivity/deltaIndices.ts';
import { morrisEffects } from '../../src/analyse/sensitivity/morrisEffects.ts';
import { pawnIndices } from '../../src/analyse/sensitivity/pawnIndices.ts';
import { regionalSensitivity } from '../../src/analyse/sensitivity/regionalSensitivity.ts';
import { type SobolIndices, sobolIndices } from '../../src/analyse/sensitivity/sobolIndices.ts';
import type { Estimate } from '../../src/analyse/statistics/interval.ts';
import { saltelliDesign } from '../../src/plan/designs/saltelliDesign.ts';
import { expectedIndices, ishigami, ishigamiSample, readAnalyseLines, sobolG, toPi } from './analyseTables.ts';
import { pointsOf } from './designTable.ts';

const options = { statistic: { of: 'mean' }, resamples: 0, level: 0.95, streams: createStreams('test', 0) } as const;
const functions = { ishigami, sobolG };
const outcome = (values: Float64Array) => ({ name: 'y', replications: 1, values });

function expectClose(estimates: readonly Estimate[], expected: readonly number[], tolerance: number): void {
  expect(estimates).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs(estimates[i].value - value)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)));
  });
}

function sobolOf(
  fn: 'ishigami' | 'sobolG',
  samples: number,
  order: string,
  resamples = 0,
  streams: typeof options.streams | null = null,
): SobolIndices {
  const names = Array.from({ length: fn === 'ishigami' ? 3 : 8 }, (_, j) => `x${j + 1}`);
  const unit = saltelliDesign(names, samples, order === 'second', streams);
  const y = pointsOf(unit).map((point) => functions[fn](fn === 'ishigami' ? point.map(toPi) : point));
  return sobolIndices({ names, secondOrder: order === 'second', unit }, outcome(Float64Array.from(y)), {
    ...options,
    resamples,
  });
}

describe("Sobol' indices", () => {
  it.each([
    ['ishigami', 'first', 256],
    ['ishigami', 'second', 256],
    ['ishigami', 'first', 8192],
    ['ishigami', 'second', 8192],
    ['sobolG', 'first', 256],
    ['sobolG', 'second', 256],
    ['sobolG', 'first', 4096],
    ['sobolG', 'second', 4096],
  ] as const)("equal SALib's of %s, %s order, %i samples", (fn, order, samples) => {
    const found = sobolOf(fn, samples, order);
    const expected = (index: string) => expectedIndices('sobol', fn, `${order} ${samples}`, index);
    expectClose(
      found.first.map(({ index }) => index),
      expected('S1'),
      1e-10,
    );
    expectClose(
      found.total.map(({ index }) => index),
      expected('ST'),
      1e-10,
    );
    if (order === 'second') {
      expectClose(
        found.second.map(({ index }) => index),
        expected('S2'),
        1e-10,
      );
    } else {
      expect(found.second).toEqual([]);
    }
  });

  // Analytic: shares of the variance a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2 for Ishigami with a = 7, b = 0.1; for g of the
  // product of 1 + 1/(3 (1 + a_j)^2), less 1.
  it.each([
    ['ishigami', [0.31390519, 0.44241114, 0], [0.55758886, 0.44241114, 0.24368366]],
    ['sobolG', [0.71619217, 0.17904804, 0.02367578, 0.00716192], [0.78714413, 0.24219819, 0.03431691, 0.01046039]],
  ] as const)('have the analytic values of %s in their intervals, which are narrow', (fn, first, total) => {
    const found = sobolOf(fn, 2048, 'first', 200, createStreams('scramble', 0));
    first.forEach((value, j) => {
      const { low, high } = found.first[j].index;
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(high - low).toBeLessThan(0.15);
    });
    total.forEach((value, j) => {
      const { low, high } = found.total[j].index;
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(high - low).toBeLessThan(0.2);
    });
  });
});

describe("Morris's effects", () => {
  it.each([
    ['ishigami', 4],
    ['sobolG', 8],
  ] as const)("equal SALib's of %s on %i levels", (fn, levels) => {
    const lines = readAnalyseLines('morrisTrajectories.txt').filter((line) => line.startsWith(`${fn} `));
    const points = lines.flatMap((line) => line.split(' ').slice(1)).map((text) => [...text].map(Number));
    const names = points[0].map((_, j) => `x${j + 1}`);
    const unit = {
      size: points.length,
      dimensions: names.length,
      at: (point: number, row: Float64Array) => row.set(points[point].map((level) => level / (levels - 1))),
    };
    const y = pointsOf(unit).map((point) => functions[fn](fn === 'ishigami' ? point.map(toPi) : point));
    const found = morrisEffects({ names, unit }, outcome(Float64Array.from(y)), options);
    for (const index of ['mu', 'muStar', 'sigma'] as const) {
      expectClose(
        found.map((effect) => effect[index]),
        expectedIndices('morris', fn, String(levels), index),
        1e-10,
      );
    }
  });
});

describe('indices from any sample', () => {
  const { inputs, y } = ishigamiSample();

  it.each([10, 20])("PAWN equals SALib's with %i slices", (slices) => {
    const found = pawnIndices(inputs, outcome(y), { ...options, slices });
    for (const index of ['minimum', 'mean', 'median', 'maximum', 'cv'] as const) {
      expectClose(
        found.slice(0, 3).map((input) => input[index]),
        expectedIndices('pawn', 'ishigami', String(slices), index),
        1e-12,
      );
    }
  });

  it("delta and its first-order indices equal SALib's", () => {
    const found = deltaIndices(inputs, outcome(y), options);
    expectClose(
      found.map(({ delta }) => delta),
      expectedIndices('delta', 'ishigami', '12', 'delta'),
      1e-8,
    );
    expectClose(
      found.map(({ first }) => first),
      expectedIndices('delta', 'ishigami', '12', 'S1'),
      1e-8,
    );
  });

  it("the Cramer-von Mises statistic of regional sensitivity equals SALib's in 20 bins of the outcome", () => {
    // Bins of 100 points each: the quantiles of 2000 are never points but the ends.
    const order = Array.from(y.keys()).sort((a, b) => y[a] - y[b]);
    const bins = Array.from({ length: 20 }, (_, bin) => {
      const within = new Set(order.slice(bin * 100, bin * 100 + 100));
      return regionalSensitivity(
        inputs,
        Array.from(y, (_, point) => within.has(point)),
      );
    });
    bins.forEach((found, bin) => {
      const expected = expectedIndices('rsa', 'ishigami', '20', `bin${bin}`);
      found.forEach(({ cramerVonMises }, j) => {
        expect(Math.abs(cramerVonMises - expected[j])).toBeLessThan(1e-10);
      });
    });
  });
});
