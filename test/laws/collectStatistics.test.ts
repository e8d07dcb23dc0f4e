import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../models/outcome.ts';
import { studentTQuantile } from '../../models/random/math/studentTQuantile.ts';
import { createOutcomeSpool } from '../../src/collect/createOutcomeSpool.ts';
import { summarisePoints } from '../../src/collect/pointSummaries.ts';
import { summariseSample } from '../../src/collect/summariseSample.ts';
import type { Plan } from '../../src/plan/plan.ts';

describe('studentTQuantile', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2, https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm
  it.each([
    [1, 3.078, 6.314, 12.706, 31.821, 63.657],
    [2, 1.886, 2.92, 4.303, 6.965, 9.925],
    [3, 1.638, 2.353, 3.182, 4.541, 5.841],
    [4, 1.533, 2.132, 2.776, 3.747, 4.604],
    [5, 1.476, 2.015, 2.571, 3.365, 4.032],
    [9, 1.383, 1.833, 2.262, 2.821, 3.25],
    [10, 1.372, 1.812, 2.228, 2.764, 3.169],
    [19, 1.328, 1.729, 2.093, 2.539, 2.861],
    [29, 1.311, 1.699, 2.045, 2.462, 2.756],
    [30, 1.31, 1.697, 2.042, 2.457, 2.75],
    [60, 1.296, 1.671, 2.0, 2.39, 2.66],
    [100, 1.29, 1.66, 1.984, 2.364, 2.626],
  ])('is the published table for %i degrees of freedom', (df, ...published) => {
    [0.9, 0.95, 0.975, 0.99, 0.995].forEach((p, i) => {
      expect(Math.abs(studentTQuantile(p, df) - published[i])).toBeLessThanOrEqual(0.0005 + 1e-9);
    });
  });

  it('is the closed form for 1, 2 and 4 degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.501, max: 0.9999, noNaN: true }), (p) => {
        const alpha = 4 * p * (1 - p);
        const q = Math.cos(Math.acos(Math.sqrt(alpha)) / 3) / Math.sqrt(alpha);
        expect(studentTQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 9);
        expect(studentTQuantile(p, 2) / (2 * (p - 0.5) * Math.sqrt(2 / alpha))).toBeCloseTo(1, 9);
        expect(studentTQuantile(p, 4) / (2 * Math.sqrt(q - 1))).toBeCloseTo(1, 8);
      }),
    );
  });

  it('is antisymmetric, and tends to the normal quantile as 1 + (z^2 + 1) / (4 df)', () => {
    const z = 1.959963984540054;
    for (const df of [1_000, 100_001, 1_000_000]) {
      const expected = z * (1 + (z * z + 1) / (4 * df));
      expect(Math.abs(studentTQuantile(0.975, df) - expected)).toBeLessThan(10 / (df * df) + 2e-9);
      expect(studentTQuantile(0.025, df)).toBeCloseTo(-studentTQuantile(0.975, df), 8);
    }
    expect(studentTQuantile(0.5, 3)).toBe(0);
  });

  it.each([
    [0, 3],
    [1, 3],
    [Number.NaN, 3],
    [0.975, 0],
    [0.975, 1.5],
  ])('refuses p %d with df %d', (p, df) => {
    expect(() => studentTQuantile(p, df)).toThrow(RangeError);
  });
});

describe('summariseSample', () => {
  it('gives the interval of a worked example', () => {
    // NIST/SEMATECH e-Handbook 1.3.5.2, heat flow meter: n 195, mean 9.261460, s 0.022789, 95 % interval 9.258242 to 9.264679.
    const n = 195;
    const spread = 0.022789 * Math.sqrt((n - 1) / n);
    const values = Array.from({ length: n }, (_, i) => (i === 0 ? 0 : i % 2 === 0 ? 1 : -1));
    const scale = spread / Math.sqrt((n - 1) / n);
    const { mean, sd, ciLow, ciHigh } = summariseSample(values.map((x) => 9.26146 + x * scale));
    expect(mean).toBeCloseTo(9.26146, 9);
    expect(sd).toBeCloseTo(0.022789, 9);
    expect(ciLow).toBeCloseTo(9.258242, 5);
    expect(ciHigh).toBeCloseTo(9.264679, 5);
  });

  it('leaves out what is not a finite number and says how many are left', () => {
    const values = [1, Number.NaN, 2, Number.POSITIVE_INFINITY, 3, 4, 5];
    expect(summariseSample(values)).toMatchObject({ n: 5, mean: 3, quantiles: [1.2, 2, 3, 4, 4.8] });
    expect(summariseSample([7])).toMatchObject({ n: 1, mean: 7, sd: Number.NaN, ciLow: Number.NaN });
    expect(summariseSample([])).toMatchObject({ n: 0, mean: Number.NaN });
  });
});

describe('summarisePoints', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hashshift-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** @param values one a run, for both outcomes; null for a run that failed. */
  const summarise = async (plan: Plan, values: readonly (number | null)[]) => {
    const spool = await createOutcomeSpool(folder, outcomes.length);
    try {
      for (const x of values) {
        spool.add(x === null ? null : Float64Array.of(x, x));
        await spool.drain();
      }
      const summaries = [];
      for await (const summary of summarisePoints(plan, outcomes, spool)) summaries.push(summary);
      return summaries;
    } finally {
      await spool.remove();
    }
  };

  const outcomes: Outcome[] = [
    { name: 'a', unit: 'm', meaning: '', contrast: 'relative', change: 'a_change' },
    { name: 'b', unit: 'm', meaning: '', contrast: 'difference', change: 'b_gain' },
  ];
  const planOf = (twins: (number | null)[], replications: number): Plan => ({
    points: twins.map((twin, index) => ({ index, twin, design: {}, parameters: {}, salt: null })),
    replications,
    designPoints: twins.length,
    rejectedPoints: 0,
  });

  it('compares replication with replication, whether the twin comes before or after', async () => {
    const values = [2, 4, 6, 1, 2, 3, 1, 2, 4, 5, 5, 5];
    const [first, second, twin, alone] = await summarise(planOf([2, 2, 2, null], 3), values);
    // 2/1 - 1, 4/2 - 1, 6/4 - 1 and 2 - 1, 4 - 2, 6 - 4.
    expect(first.contrasts?.[0].mean).toBeCloseTo(2.5 / 3, 15);
    expect(first.contrasts?.[1]).toMatchObject({ n: 3, mean: 5 / 3 });
    expect(second.contrasts?.[0]).toMatchObject({ mean: -0.25 / 3 });
    expect([twin.contrasts, alone.contrasts]).toEqual([null, null]);
    expect([first, alone].map(({ isDeterministic }) => isDeterministic)).toEqual([false, true]);
    expect(twin.levels[0].mean).toBeCloseTo(7 / 3, 15);
  });

  it('finds replications that repeat an earlier one, but not runs that failed', async () => {
    const values = [1, 2, 3, 4, 5, 3, 7, 2, 1, null, 2, null, 6, 6, 6, 6];
    const points = await summarise(planOf([null, null, null, null], 4), values);
    expect(points.map(({ repeated }) => repeated)).toEqual([null, null, null, [0, 1]]);
    const [, point] = await summarise(planOf([null, null], 5), [1, 2, 3, 4, 5, 9, 7, 8, 7, 9]);
    expect(point).toMatchObject({ repeated: [1, 3], isDeterministic: false });
  });

  it('uses complete pairs only', async () => {
    const [, point] = await summarise(planOf([0, 0], 4), [1, null, 2, 4, 3, 3, null, 8]);
    expect(point.contrasts?.[1]).toMatchObject({ n: 2, mean: 3 });
    expect(point.levels[0].n).toBe(3);
  });

  it('notices that runs are missing, and leaves no file', async () => {
    await expect(summarise(planOf([null], 2), [1])).rejects.toThrow(/incomplete/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('reads more runs than a buffer holds', async () => {
    const replications = 100_000;
    const values = Array.from({ length: 2 * replications }, (_, run) => (run < replications ? 2 : 1) * (1 + (run % 7)));
    const [point] = await summarise(planOf([1, 1], replications), values);
    expect(point.contrasts?.[0].n).toBe(replications);
    expect(point.levels[0].quantiles[2]).toBe(8);
  });
});
