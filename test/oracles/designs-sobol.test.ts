import { describe, expect, it } from 'vitest';
import { saltelliDesign } from '../../src/plan/designs/saltelliDesign.ts';
import { sobolDesign } from '../../src/plan/designs/sobolDesign.ts';
import { numbers, points, pointsOf, readDesignLines } from './designTable.ts';

const names = (count: number) => Array.from({ length: count }, (_, j) => `x${j}`);
const in64ths = (design: number[][]) => design.map((point) => point.map((coordinate) => coordinate * 64));

describe("Sobol' points without scrambling", () => {
  const table = readDesignLines('sobolPoints.txt').map(numbers);

  it("equal SALib's in 40 dimensions, every coordinate", () => {
    expect(table.filter((point) => point.length === 40)).toHaveLength(32);
    expect(in64ths(pointsOf(sobolDesign(names(40), 32, null)))).toEqual(table.slice(0, 32));
  });

  it.each([1, 2, 3, 8, 16])("equal SALib's first 64 in %i dimensions", (dimensions) => {
    const expected = table.map((point) => point.slice(0, dimensions));
    expect(in64ths(pointsOf(sobolDesign(names(dimensions), 64, null)))).toEqual(expected);
  });

  it("equal SciPy's far along the sequence in 160 dimensions, to the last of 32 digits", () => {
    const design = sobolDesign(names(160), 2e6, null);
    const row = new Float64Array(160);
    for (const line of readDesignLines('sobolFarPoints.txt')) {
      const [point, coordinates] = line.split('|');
      design.at(Number(point), row);
      expect([...row].map((coordinate) => coordinate * 2 ** 32)).toEqual(numbers(coordinates));
    }
  });

  it('are refused beyond the direction numbers', () => {
    expect(() => sobolDesign(names(161), 2, null)).toThrow(/at most 160 dimensions, not 161/);
  });
});

describe("Saltelli's layout without scrambling", () => {
  const table = readDesignLines('saltelliRows.txt').map((line) => {
    const [head, rows] = line.split('|');
    const [dimensions, order, sample] = head.trim().split(' ');
    return { dimensions: Number(dimensions), order, sample: Number(sample), rows: points(rows) };
  });

  it.each([
    [3, 'first', 64],
    [3, 'second', 16],
    [8, 'first', 8],
    [8, 'second', 8],
  ])("equals SALib's in %i dimensions, indices of %s order", (dimensions, order, samples) => {
    const expected = table.filter((line) => line.dimensions === dimensions && line.order === order);
    expect(expected.map(({ sample }) => sample)).toEqual([...Array(samples).keys()]);
    const design = saltelliDesign(names(dimensions), samples, order === 'second', null);
    expect(in64ths(pointsOf(design))).toEqual(expected.flatMap(({ rows }) => rows));
  });
});
