import { describe, expect, it } from 'vitest';
import { createStreams } from '../../models/random/createStreams.ts';
import { AnalysisError } from '../../src/analyse/analysisError.ts';
import { cartLeaves } from '../../src/analyse/discovery/cartLeaves.ts';
import { primBoxes } from '../../src/analyse/discovery/primBoxes.ts';
import { deltaIndices } from '../../src/analyse/sensitivity/deltaIndices.ts';
import { morrisEffects } from '../../src/analyse/sensitivity/morrisEffects.ts';
import { pawnIndices } from '../../src/analyse/sensitivity/pawnIndices.ts';
import { regionalSensitivity } from '../../src/analyse/sensitivity/regionalSensitivity.ts';
import { sobolIndices } from '../../src/analyse/sensitivity/sobolIndices.ts';
import { withoutFailedPoints } from '../../src/analyse/withoutFailedPoints.ts';
import { morrisDesign } from '../../src/plan/designs/morrisDesign.ts';
import { randomDesign } from '../../src/plan/designs/randomDesign.ts';
import { saltelliDesign } from '../../src/plan/designs/saltelliDesign.ts';
import type { UnitDesign } from '../../src/plan/designs/unitDesign.ts';

const streams = createStreams('bad input', 0);
const options = { statistic: { of: 'mean' }, resamples: 10, level: 0.95, streams } as const;
const names = ['a', 'b'];
const saltelli = saltelliDesign(names, 16, false, streams);
const morris = morrisDesign(names, 5, 4, streams);
const outcomesOf = (points: number, value = (i: number) => (i * 7) % 11) => ({
  name: 'profit',
  replications: 1,
  values: Float64Array.from({ length: points }, (_, i) => value(i)),
});
const cutTo = (design: UnitDesign, size: number): UnitDesign => ({ ...design, size });
const swapped = (design: UnitDesign, a: number, b: number): UnitDesign => ({
  ...design,
  at: (point, row) => design.at(point === a ? b : point === b ? a : point, row),
});
const column = (size: number, value = (i: number) => (i * 37) % 101) => ({
  name: 'x',
  values: Float64Array.from({ length: size }, (_, i) => value(i)),
  categories: null,
});

/** The message of an AnalysisError; anything else fails. */
function refusal(analyse: () => unknown): string {
  try {
    analyse();
  } catch (error) {
    if (error instanceof AnalysisError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('a design that is not what a method needs', () => {
  it('is refused when rows of a sample are missing', () => {
    const design = { names, secondOrder: false, unit: cutTo(saltelli, 63) };
    expect(refusal(() => sobolIndices(design, outcomesOf(63), options))).toMatch(/4 points a sample, but 63 points/);
    const trajectories = { names, unit: cutTo(morris, 14) };
    expect(refusal(() => morrisEffects(trajectories, outcomesOf(14), options))).toMatch(/14 points .* not whole/);
  });

  it('is refused when the rows are of another design or order', () => {
    const other = { names, secondOrder: false, unit: randomDesign(names, 64, streams) };
    expect(refusal(() => sobolIndices(other, outcomesOf(64), options))).toMatch(/point 1 is not the row/);
    const mixed = { names, secondOrder: false, unit: swapped(saltelli, 5, 6) };
    expect(refusal(() => sobolIndices(mixed, outcomesOf(64), options))).toMatch(/point 5 is not the row/);
    const asFirst = { names, secondOrder: true, unit: cutTo(saltelli, 60) };
    expect(refusal(() => sobolIndices(asFirst, outcomesOf(60), options))).toMatch(/point \d is not the row/);
    const walk = { names, unit: swapped(morris, 3, 5) };
    expect(refusal(() => morrisEffects({ ...walk, unit: saltelli }, outcomesOf(64), options))).toMatch(/not whole/);
    expect(
      refusal(() => morrisEffects({ names, unit: randomDesign(names, 15, streams) }, outcomesOf(15), options)),
    ).toMatch(/from point 0 to 1 not exactly one coordinate/);
  });

  it('is refused when too small', () => {
    const few = { names, secondOrder: false, unit: cutTo(saltelli, 16) };
    expect(refusal(() => sobolIndices(few, outcomesOf(16), options))).toMatch(/at least 8 samples.* not 4/);
    expect(refusal(() => morrisEffects({ names, unit: cutTo(morris, 3) }, outcomesOf(3), options))).toMatch(/not 1$/);
    expect(refusal(() => pawnIndices([column(99)], outcomesOf(99), { ...options, slices: 10 }))).toMatch(/99 points/);
    expect(refusal(() => deltaIndices([column(49)], outcomesOf(49), options))).toMatch(/at least 50 points/);
  });
});

describe('outcomes', () => {
  const design = { names, secondOrder: false, unit: saltelli };

  it('that do not belong to the design are refused', () => {
    expect(refusal(() => sobolIndices(design, outcomesOf(63), options))).toMatch(/63 runs, but the design has 64/);
    const pairs = { ...outcomesOf(120), replications: 2 };
    expect(refusal(() => sobolIndices(design, pairs, options))).toMatch(/120 runs, but the design has 128/);
  });

  it('that are missing or infinite are named, with what to do', () => {
    const values = Float64Array.from({ length: 128 }, (_, i) => i % 13);
    values[7] = Number.NaN;
    values[126] = Number.POSITIVE_INFINITY;
    const message = refusal(() => sobolIndices(design, { name: 'profit', replications: 2, values }, options));
    expect(message).toMatch(/profit: 2 of 128 runs/);
    expect(message).toMatch(/point 3 replication 1 \(NaN\), point 63 replication 0 \(Infinity\)/);
    expect(message).toMatch(/Repeat those runs/);
  });

  it('can be left out point by point for methods of any sample', () => {
    const outcomes = outcomesOf(120, (i) => (i === 31 ? Number.NaN : i % 17));
    expect(refusal(() => deltaIndices([column(120)], outcomes, options))).toMatch(/point 31/);
    const complete = withoutFailedPoints([column(120)], outcomes);
    expect(complete.leftOut).toEqual([31]);
    expect(complete.inputs[0].values[31]).toBe(column(120).values[32]);
    expect(complete.outcomes.values[31]).toBe(32 % 17);
    expect(deltaIndices(complete.inputs, complete.outcomes, options)).toHaveLength(1);
  });

  it('that do not vary are refused by every method', () => {
    const constant = outcomesOf(120, () => 3);
    expect(
      refusal(() =>
        sobolIndices(
          design,
          outcomesOf(64, () => 3),
          options,
        ),
      ),
    ).toMatch(/is 3 at every point/);
    expect(
      refusal(() =>
        morrisEffects(
          { names, unit: morris },
          outcomesOf(15, () => 3),
          options,
        ),
      ),
    ).toMatch(/is 3 at/);
    expect(refusal(() => pawnIndices([column(120)], constant, { ...options, slices: 4 }))).toMatch(/is 3 at every/);
    expect(refusal(() => deltaIndices([column(120)], constant, options))).toMatch(/is 3 at every point/);
  });

  it('that vary in one sample only give no interval of nonsense', () => {
    const lonely = outcomesOf(64, (i) => (i === 0 ? 1 : 0));
    expect(refusal(() => sobolIndices(design, lonely, { ...options, resamples: 100 }))).toMatch(
      /more samples are needed/,
    );
  });

  it('of one replication have no spread', () => {
    const spread = { ...options, statistic: { of: 'sd' } } as const;
    expect(refusal(() => sobolIndices(design, outcomesOf(64), spread))).toMatch(
      /sd over replications needs at least 2/,
    );
  });
});

describe('columns and groups', () => {
  const some = Array.from({ length: 100 }, (_, i) => i % 3 === 0);

  it('are refused when missing, constant or of another length', () => {
    expect(refusal(() => regionalSensitivity([], some))).toMatch(/varies no parameter/);
    expect(refusal(() => regionalSensitivity([column(99)], some))).toMatch(/column x has 99 values.* 100 points/);
    expect(refusal(() => regionalSensitivity([column(100, () => 1)], some))).toMatch(/x is the same at every point/);
    expect(refusal(() => cartLeaves([column(100, (i) => 1 / (i - 8) / 0)], some, 0.05))).toMatch(/no finite number/);
  });

  it('are refused when there is nothing to tell apart', () => {
    const none = some.map(() => false);
    const prim = { peel: 0.1, paste: 0.1, smallest: 0.05, objective: 'gainPerPoint', boxes: 1 } as const;
    expect(refusal(() => regionalSensitivity([column(100)], none))).toMatch(/0 of 100 points are of interest/);
    expect(refusal(() => primBoxes([column(100)], none, prim))).toMatch(/0 of 100 points are of interest/);
    expect(refusal(() => cartLeaves([column(100)], none.fill(true), 0.05))).toMatch(/100 of 100/);
    expect(refusal(() => primBoxes([column(100)], some, { ...prim, peel: 0.5 }))).toMatch(/peel must be more than 0/);
  });
});
