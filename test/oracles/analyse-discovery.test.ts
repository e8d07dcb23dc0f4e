import { describe, expect, it } from 'vitest';
import { cartLeaves } from '../../src/analyse/discovery/cartLeaves.ts';
import { type PrimStep, primBoxes } from '../../src/analyse/discovery/primBoxes.ts';
import { biofuelRuns, readAnalyseLines } from './analyseTables.ts';

const { inputs, ofInterest } = biofuelRuns();
const steps = readAnalyseLines('primSteps.csv').map((line) => line.split(','));

/** Absent p values are NaN. */
function product({ quasiP }: PrimStep): number {
  const values = quasiP.flatMap(({ low, high }) => [low, high]).filter((p) => !Number.isNaN(p));
  return values.reduce((all, p) => all * p, 1);
}

describe('PRIM', () => {
  it.each([
    [0.05, 'gainPerPoint'],
    [0.1, 'gainPerPoint'],
    [0.1, 'weightedGainPerPoint'],
    [0.1, 'share'],
  ] as const)('takes the steps of the Exploratory Modelling Workbench, peeling %d by %s', (peel, objective) => {
    const boxes = primBoxes(inputs, ofInterest, { peel, paste: 0.05, smallest: 0.05, objective, boxes: 3 });
    const expected = steps.filter((row) => Number(row[0]) === peel && row[1] === objective);
    const found = boxes.flatMap((path, box) =>
      path.map(({ points, cases, restricted }, step) => [box + 1, step, points, cases, restricted]),
    );
    expect(found).toEqual(expected.map((row) => row.slice(2, 7).map(Number)));
    boxes.flat().forEach((step, i) => {
      expect(product(step) / Number(expected[i][7])).toBeCloseTo(1, 9);
    });
  });

  it('ends in the published limits, coverage and density', () => {
    const options = { peel: 0.1, paste: 0.05, smallest: 0.05, objective: 'gainPerPoint', boxes: 1 } as const;
    const last = primBoxes(inputs, ofInterest, options)[0].at(-1);
    // ema_workbench 3.0.0, box 1, in the published units: 72.65, 755.8, 97.3, -0.3845, 0.0805 and 162.15.
    const limits = last?.box.flatMap((limit) => (limit.kind === 'range' ? [limit.low, limit.high] : []));
    // ema_workbench 3.0.0, the last box of the first trajectory.
    const expected = [
      [72.65000153, 133.6999969],
      [450.0, 755.7999878],
      [0.0, 1.0],
      [80.0, 97.299999235],
      [0.200000003, 0.59799999],
      [-0.384499997, -0.202000007],
      [0.0, 1.99000001],
      [-0.100000001, 0.0804999995],
      [162.15000155, 199.6000061],
    ].flat();
    expect(limits).toHaveLength(expected.length);
    limits?.forEach((limit, i) => {
      expect(Math.abs(limit - expected[i])).toBeLessThan(1e-12);
    });
    expect([last?.coverage, last?.density]).toEqual([45 / 89, 1]);
  });
});

describe('CART', () => {
  it("has the leaves of scikit-learn's tree", () => {
    const found = cartLeaves(inputs, ofInterest, 0.05).map(({ points, cases, restricted }) => [
      points,
      cases,
      restricted,
    ]);
    const expected = readAnalyseLines('cartLeaves.csv').slice(1);
    expect(found).toEqual(expected.map((line) => line.split(',').map(Number)));
  });
});
