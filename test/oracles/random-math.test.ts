import { describe, expect, it } from 'vitest';
import { exp } from '../../models/random/math/exp.ts';
import { gammaCdf } from '../../models/random/math/gammaCdf.ts';
import { gammaQuantile } from '../../models/random/math/gammaQuantile.ts';
import { log } from '../../models/random/math/log.ts';
import { log1p } from '../../models/random/math/log1p.ts';
import { logGamma } from '../../models/random/math/logGamma.ts';
import { normalCdf } from '../../models/random/math/normalCdf.ts';
import { normalQuantile } from '../../models/random/math/normalQuantile.ts';
import { pow } from '../../models/random/math/pow.ts';
import { errorUlp, readTrueValues } from './randomTable.ts';

type Case = readonly [table: string, points: number, maxUlp: number, compute: (a: number, b: number) => number];

describe('elementary functions against 50-digit values', () => {
  const cases: readonly Case[] = [
    ['exp', 280, 0.8, exp],
    ['log', 279, 0.9, log],
    ['log1p', 206, 2, log1p],
    ['pow', 287, 0.8, pow],
    ['normal-cdf', 188, 8, normalCdf],
    ['normal-quantile', 162, 8, normalQuantile],
    ['gamma-quantile', 88, 30, gammaQuantile],
    ['gamma-cdf', 65, 60, gammaCdf],
  ];
  it.each(cases)('%s: all %i points within %d ulp', (table, points, maxUlp, compute) => {
    const truths = readTrueValues(table);
    expect(truths).toHaveLength(points);
    const worst = Math.max(...truths.map((truth) => errorUlp(compute(truth.arguments[0], truth.arguments[1]), truth)));
    expect(worst).toBeLessThan(maxUlp);
  });

  it('logGamma: within 1e-14, absolute below 10 and relative above', () => {
    for (const {
      arguments: [x],
      nearest,
    } of readTrueValues('log-gamma')) {
      expect(Math.abs(logGamma(x) - nearest) / (x < 10 ? 1 : nearest)).toBeLessThan(1e-14);
    }
  });
});

describe('published values', () => {
  it.each([
    // Wichura 1988 prints the first three as test values of AS 241.
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
    // Two-sided 5 %, 1 % and 10 % points of any normal table.
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.95, 1.6448536269514722],
  ])('normal quantile of %d is %d', (p, z) => {
    expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-15);
  });

  it.each([
    // Percentage points of chi-square (NIST/SEMATECH e-Handbook 1.3.6.7.4): degrees of freedom, p, value to 3 decimals.
    [1, 0.95, 3.841],
    [2, 0.99, 9.21],
    [20, 0.95, 31.41],
    [100, 0.05, 77.929],
  ])('chi-square with %i degrees of freedom at %d is %d', (degrees, p, value) => {
    expect(2 * gammaQuantile(degrees / 2, p)).toBeCloseTo(value, 3);
  });
});
