import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreams } from '../../models/random/createStreams.ts';
import { normalQuantile } from '../../models/random/math/normalQuantile.ts';
import { AnalysisError } from '../../src/analyse/analysisError.ts';
import { findTarget } from '../../src/analyse/search/findTarget.ts';
import { binomialTail } from '../../src/analyse/statistics/binomialTail.ts';
import { bootstrapStatistic } from '../../src/analyse/statistics/bootstrapStatistic.ts';
import { createFanBands } from '../../src/analyse/statistics/createFanBands.ts';
import { createQuantileSketch } from '../../src/analyse/statistics/createQuantileSketch.ts';
import { createRunningSummary } from '../../src/analyse/statistics/createRunningSummary.ts';
import { kolmogorovSmirnov } from '../../src/analyse/statistics/kolmogorovSmirnov.ts';
import { pairedContrast } from '../../src/analyse/statistics/pairedContrast.ts';
import { replicationsFor, runningMean } from '../../src/analyse/statistics/runningMean.ts';
import { sortedQuantile } from '../../src/analyse/statistics/sortedQuantile.ts';

const streams = createStreams('statistics', 0);

/** Standard normal numbers. */
function normals(size: number, purpose: string): Float64Array {
  const uniforms = streams.sequence('test', purpose);
  return Float64Array.from({ length: size }, () => normalQuantile(uniforms.next()));
}

describe('bootstrap of a statistic', () => {
  it('covers the true median and its standard error is that of theory', () => {
    const median = (sample: Float64Array) => sortedQuantile(sample.sort(), 0.5);
    let covered = 0;
    let sd = 0;
    for (let i = 0; i < 100; i++) {
      const options = { resamples: 200, level: 0.9, streams: createStreams('median', i) };
      const found = bootstrapStatistic(normals(101, `sample ${i}`), median, options);
      if (found.low <= 0 && found.high >= 0) covered++;
      sd += found.sd / 100;
    }
    // Binomial with chance 0.9: 100 samples give 81 to 97 with chance 0.995.
    expect(covered).toBeGreaterThanOrEqual(81);
    expect(covered).toBeLessThanOrEqual(98);
    // sqrt(pi / 2 / n) = 0.1247.
    expect(sd).toBeGreaterThan(0.11);
    expect(sd).toBeLessThan(0.15);
  });

  it('refuses a missing number by its replication', () => {
    const options = { resamples: 10, level: 0.9, streams };
    expect(() => bootstrapStatistic(Float64Array.of(1, 2, Number.NaN), (s) => s[0], options)).toThrow(/replication 2/);
  });
});

describe('paired contrast', () => {
  it('sees through noise that both points share', () => {
    const noise = normals(50, 'shared');
    const own = noise.map((x, r) => 10 * x + 1 + r / 1000);
    const base = noise.map((x) => 10 * x);
    const { difference, replicationsSaved } = pairedContrast(own, base, 0.95);
    expect(difference.value).toBeCloseTo(1.0245, 10);
    expect(difference.high - difference.low).toBeLessThan(0.01);
    expect(replicationsSaved).toBeGreaterThan(1e5);
    expect(() => pairedContrast(own, base.subarray(1), 0.95)).toThrow(AnalysisError);
  });
});

describe('running mean', () => {
  it('is the mean and t interval of each beginning', () => {
    const { mean, halfWidth } = runningMean(Float64Array.of(2, 4, 9), 0.95);
    expect([...mean]).toEqual([2, 3, 5]);
    expect(halfWidth[0]).toBeNaN();
    // t(0.975, 1) = 12.7062 times 1; t(0.975, 2) = 4.302653 times sqrt(13 / 3).
    expect(halfWidth[1]).toBeCloseTo(12.7062, 4);
    expect(halfWidth[2]).toBeCloseTo(4.302653 * Math.sqrt(13 / 3), 5);
    expect(replicationsFor(2, 50, 1)).toBe(200);
  });
});

describe('quantile sketch', () => {
  it('is exact while all numbers fit', () => {
    const sketch = createQuantileSketch(100);
    const sample = normals(100, 'fits');
    sample.forEach(sketch.add);
    expect(sketch.isExact()).toBe(true);
    const sorted = sample.slice().sort();
    for (const p of [0, 0.05, 0.5, 0.95, 1]) expect(sketch.quantile(p)).toBe(sortedQuantile(sorted, p));
  });

  it('keeps ranks within the error that it reports, in any order of numbers', () => {
    const orders = fc.constantFrom<(a: number, b: number) => number>(
      (a, b) => a - b,
      (a, b) => b - a,
      (a, b) => ((a * 7919) % 5000) - ((b * 7919) % 5000),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 101, max: 5000 }),
        orders,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, by, p) => {
          const sketch = createQuantileSketch(100);
          Array.from({ length: n }, (_, i) => i)
            .sort(by)
            .forEach(sketch.add);
          expect(sketch.count()).toBe(n);
          // The numbers are their own ranks.
          expect(Math.abs(sketch.quantile(p) - p * (n - 1))).toBeLessThanOrEqual(sketch.rankError() * n + 1);
          expect(sketch.rankError()).toBeLessThan(0.05);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives fan bands, an epoch at a time', () => {
    const fan = createFanBands(3, 10);
    for (let r = 0; r < 5; r++) fan.add(Float64Array.of(r, 10 * r, 7));
    expect(fan.bands(0, 0.5).map((band) => [...band])).toEqual([
      [0, 0, 7],
      [2, 20, 7],
    ]);
    expect(fan.rankError()).toBe(0);
    expect(() => fan.add(Float64Array.of(1, 2))).toThrow(/2 epochs/);
    expect(() => fan.add(Float64Array.of(1, Number.NaN, 2))).toThrow(/epoch 1/);
  });
});

describe('running summary', () => {
  const p = [0.05, 0.5, 0.95];

  it('is that of the finite numbers, in any order up to rounding', () => {
    const sample = normals(400, 'running');
    const summaries = [sample, sample.toReversed()].map((values) => {
      const running = createRunningSummary(400);
      values.forEach((value, i) => {
        if (i % 7 === 0) running.add(Number.NaN);
        running.add(value);
      });
      return running.summary(p);
    });
    const mean = sample.reduce((sum, x) => sum + x, 0) / 400;
    const variance = sample.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / 399;
    const sorted = sample.toSorted();
    for (const summary of summaries) {
      expect(summary).toMatchObject({ count: 400, min: sorted[0], max: sorted[399], rankError: 0 });
      expect(summary.quantiles).toEqual(p.map((one) => sortedQuantile(sorted, one)));
      expect(summary.mean).toBeCloseTo(mean, 13);
      expect(summary.sd).toBeCloseTo(Math.sqrt(variance), 13);
    }
    const none = createRunningSummary(2).summary(p);
    expect(none).toEqual({
      ...{ count: 0, mean: Number.NaN, sd: Number.NaN, min: Number.NaN, max: Number.NaN, rankError: 0 },
      quantiles: [Number.NaN, Number.NaN, Number.NaN],
    });
  });

  it('does not lose a small spread of large numbers', () => {
    const running = createRunningSummary(4);
    for (const x of [4, 7, 13, 16]) running.add(1e9 + x);
    // Var(4, 7, 13, 16) is 30.
    expect(running.summary(p).sd).toBeCloseTo(Math.sqrt(30), 9);
  });

  it('holds no more of a million numbers than of ten thousand', () => {
    setFlagsFromString('--expose_gc');
    const collect = runInNewContext('gc') as () => void;
    const running = createRunningSummary(512);
    const heapAfter = (numbers: number): number => {
      for (let i = 0; i < numbers; i++) running.add((i * 7919) % 10_007);
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = heapAfter(10_000);
    // A million doubles are 8 MB.
    expect(heapAfter(990_000) - before).toBeLessThan(1e6);
    expect(running.summary([0.5]).count).toBe(1e6);
  });
});

describe('tests by ranks and counts', () => {
  it('binomial tails are those of small cases by hand', () => {
    expect(binomialTail(2, 3, 0.5)).toBeCloseTo(0.5, 12);
    expect(binomialTail(3, 3, 0.1)).toBeCloseTo(0.001, 14);
    expect(binomialTail(1, 10, 0.9)).toBeCloseTo(1 - 1e-10, 12);
    expect(binomialTail(0, 5, 0.2)).toBe(1);
  });

  it('the Kolmogorov-Smirnov distance counts ties together', () => {
    expect(kolmogorovSmirnov(Float64Array.of(1, 2, 2, 3), Float64Array.of(2, 2, 4))).toBeCloseTo(1 / 3, 15);
    expect(kolmogorovSmirnov(Float64Array.of(1, 1), Float64Array.of(2))).toBe(1);
  });
});

describe('search for a target', () => {
  const noise = normals(200, 'search');
  const search = {
    target: 0.2,
    low: 0,
    high: 2,
    tolerance: 1e-4,
    evaluations: 40,
    resamples: 400,
    level: 0.95,
    streams,
  };
  // The mean is x^3 / 5 + 0.05 of the mean of the noise: a root known in closed form.
  const rising = (x: number) => noise.map((e) => (x * x * x) / 5 + 0.05 * e);
  const shift = noise.reduce((sum, e) => sum + e, 0) / 200;
  const root = Math.cbrt(1 - 0.25 * shift);

  it('finds the root of the mean curve, with the interval of theory', async () => {
    const found = await findTarget(rising, search);
    expect(found.isConverged).toBe(true);
    expect(Math.abs(found.value - root)).toBeLessThan(1e-4);
    // The root moves by 0.25 / 3 a unit of the mean noise, whose sd is 1 / sqrt(200).
    const width = (2 * 1.96 * 0.25) / 3 / Math.sqrt(200);
    expect(found.high - found.low).toBeGreaterThan(0.75 * width);
    expect(found.high - found.low).toBeLessThan(1.25 * width);
    expect(found.low < found.value && found.value < found.high).toBe(true);
    expect(found.curve.length).toBeLessThan(25);
    expect(await findTarget(rising, search)).toEqual(found);
  });

  it('finds it for a falling curve too', async () => {
    const found = await findTarget((x) => rising(x).map((y) => -y), { ...search, target: -0.2 });
    expect(Math.abs(found.value - root)).toBeLessThan(1e-4);
  });

  it('says when an end of the interval is beyond the range', async () => {
    const found = await findTarget(rising, { ...search, high: root + 0.001 });
    expect(found.high).toBe(Number.POSITIVE_INFINITY);
    expect(found.low).toBeLessThan(root);
  });

  it('refuses a target out of reach, failed runs and lost replications', async () => {
    await expect(findTarget(rising, { ...search, target: 5 })).rejects.toThrow(/target 5 is not between/);
    const failing = (x: number) => rising(x).map((y, r) => (r === 17 && x > 0 ? Number.NaN : y));
    await expect(findTarget(failing, search)).rejects.toThrow(/at 2 replication 17 has no finite number/);
    await expect(findTarget((x) => rising(x).subarray(x > 0 ? 1 : 0), search)).rejects.toThrow(/199 replications/);
  });
});
