import { describe, expect, it } from 'vitest';
import { pairedContrast } from '../../src/analyse/statistics/pairedContrast.ts';
import { unpairedContrast } from '../../src/analyse/statistics/unpairedContrast.ts';

/**
 * Hours of sleep that two drugs gained ten patients (Student 1908, doi:10.2307/2331554), as the data set `sleep` of R has
 * them, with what `t.test(extra ~ group, data = sleep)` and its paired form print there (R 4,
 * https://stat.ethz.ch/R-manual/R-devel/library/datasets/html/sleep.html).
 */
const first = Float64Array.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2);
const second = Float64Array.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

describe('differences of two samples', () => {
  it('unpaired: the interval of Welch is that of R, 17.776 degrees of freedom', () => {
    const { value, low, high } = unpairedContrast(first, second, 0.95);
    expect(value).toBeCloseTo(-1.58, 12);
    expect(low).toBeCloseTo(-3.3654832, 3);
    expect(high).toBeCloseTo(0.2054832, 3);
  });

  it('paired: the interval is that of R', () => {
    const { difference } = pairedContrast(first, second, 0.95);
    expect(difference.value).toBeCloseTo(-1.58, 12);
    expect(difference.low).toBeCloseTo(-2.4598858, 6);
    expect(difference.high).toBeCloseTo(-0.7001142, 6);
  });

  it('samples of one spread have the interval of the pooled t test with whole degrees of freedom', () => {
    // Spreads and sizes are equal, so that Welch has 2 n - 2 = 8 degrees: t(0.975, 8) = 2.306004 (tables of Student's t).
    const sample = Float64Array.of(1, 2, 3, 4, 5);
    const { value, low, high } = unpairedContrast(
      sample,
      sample.map((x) => x - 10),
      0.95,
    );
    expect(value).toBe(10);
    expect(high - value).toBeCloseTo(2.306004 * Math.sqrt((2 * 2.5) / 5), 6);
    expect(value - low).toBeCloseTo(high - value, 12);
  });

  it('refuses what has no spread or no number', () => {
    expect(() => unpairedContrast(Float64Array.of(1), second, 0.95)).toThrow(/at least 2 replications on both sides/);
    expect(() => unpairedContrast(first, Float64Array.of(1, Number.NaN), 0.95)).toThrow(/replication 1 has no finite/);
    expect(unpairedContrast(Float64Array.of(3, 3), Float64Array.of(1, 1), 0.95)).toEqual({ value: 2, low: 2, high: 2 });
  });
});
