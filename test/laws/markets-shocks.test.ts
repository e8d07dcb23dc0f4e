import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPricePath } from '../../models/markets/price/createPricePath.ts';
import { priceProcesses } from '../../models/markets/price/priceProcesses.ts';
import { choleskyFactor } from '../../models/markets/shocks/choleskyFactor.ts';
import { correlatedSequences } from '../../models/markets/shocks/correlatedSequences.ts';
import { createMarketShocks } from '../../models/markets/shocks/marketShocks.ts';
import type { ParameterValues, TableRow } from '../../models/parameter.ts';
import { type ParameterReader, parameterReader } from '../../models/parameterReader.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import { normalQuantile } from '../../models/random/math/normalQuantile.ts';
import type { Sequence } from '../../models/random/streams.ts';
import { marketValues } from '../support/marketRun.ts';
import { chiSquareZ } from './randomStatistics.ts';

const queues = (count: number, seed = 'shocks'): Sequence[] =>
  Array.from({ length: count }, (_, i) => createStreams(seed, 0).sequence('queue', String(i)));
const take = (queue: Sequence, count: number): number[] => Array.from({ length: count }, () => queue.next());
const pairs = (...rows: readonly (readonly [string, string, number])[]): TableRow[] =>
  rows.map(([first, second, correlation]) => ({ first, second, correlation }));
const reader = (correlations: readonly TableRow[], overrides: ParameterValues = {}): ParameterReader =>
  parameterReader(marketValues({ 'shocks.correlations': correlations, ...overrides }));

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (v: readonly number[]): number => v.reduce((sum, a) => sum + a, 0) / v.length;
  const [mx, my] = [mean(x), mean(y)];
  const cross = x.reduce((sum, a, i) => sum + (a - mx) * (y[i] - my), 0);
  const square = (v: readonly number[], m: number): number => v.reduce((sum, a) => sum + (a - m) ** 2, 0);
  return cross / Math.sqrt(square(x, mx) * square(y, my));
}

describe('Cholesky factor', () => {
  it('of a textbook matrix', () => {
    const matrix = [
      [4, 12, -16],
      [12, 37, -43],
      [-16, -43, 98],
    ];
    expect(choleskyFactor(matrix)).toEqual([[2], [6, 1], [-8, 5, 3]]);
  });

  it('times its transpose is the matrix, for any Gram matrix of independent vectors', () => {
    const vectors = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(vectors, (rows) => {
        const a = rows.map((r, i) => rows.map((q, j) => r.reduce((sum, v, k) => sum + v * q[k], i === j ? 1 : 0)));
        const l = choleskyFactor(a);
        if (l === null) throw new Error('a positive definite matrix was refused');
        for (const [i, row] of a.entries())
          for (let j = 0; j <= i; j++) {
            const product = l[j].reduce((sum, v, k) => sum + v * l[i][k], 0);
            expect(Math.abs(product - row[j])).toBeLessThan(1e-9 * (1 + a[i][i]));
          }
      }),
    );
  });

  it('of a matrix that is singular or indefinite does not exist', () => {
    expect(
      choleskyFactor([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
    expect(
      choleskyFactor([
        [1, 0.9, 0.9],
        [0.9, 1, -0.9],
        [0.9, -0.9, 1],
      ]),
    ).toBeNull();
    expect(choleskyFactor([[-1]])).toBeNull();
  });
});

describe('correlated queues', () => {
  it('of the identity give the numbers of the independent ones, to the bit and whatever the order of taking', () => {
    const tied = correlatedSequences(queues(3), [[1], [0, 1], [0, 0, 1]]);
    const second = take(tied[1], 50);
    expect([take(tied[0], 50), second, take(tied[2], 50)]).toEqual(queues(3).map((queue) => take(queue, 50)));
  });

  it('have the correlations asked for, within sampling error, and stay uniform', () => {
    const matrix = [
      [1, 0.6, -0.3],
      [0.6, 1, 0.2],
      [-0.3, 0.2, 1],
    ];
    const factor = choleskyFactor(matrix);
    if (factor === null) throw new Error('not positive definite');
    const n = 40_000;
    const uniforms = correlatedSequences(queues(3), factor).map((queue) => take(queue, n));
    const scores = uniforms.map((u) => u.map(normalQuantile));
    for (const u of uniforms) expect(Math.abs(chiSquareZ(u))).toBeLessThan(4);
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ]) {
      const rho = matrix[i][j];
      expect(Math.abs(correlation(scores[i], scores[j]) - rho)).toBeLessThan((4 * (1 - rho ** 2)) / Math.sqrt(n));
    }
  });

  it('leave the first queue as it is, and those that are correlated with none', () => {
    const tied = correlatedSequences(queues(3), [[1], [0.6, 0.8], [0, 0, 1]]).map((queue) => take(queue, 20));
    const plain = queues(3).map((queue) => take(queue, 20));
    expect(tied[0]).toEqual(plain[0]);
    expect(tied[1]).not.toEqual(plain[1]);
    expect(tied[2]).toEqual(plain[2]);
  });

  it('stay below 1', () => {
    const [, tied] = correlatedSequences(
      [{ next: () => 1 - 2 ** -53 }, { next: () => 1 - 2 ** -53 }],
      [[1], [0.8, 0.6]],
    );
    expect(tied.next()).toBeLessThan(1);
  });
});

describe('shocks.correlations', () => {
  it('bind the shocks of the markets, by daily returns of the price too', () => {
    const streams = createStreams('bind', 0);
    const parameters = reader(pairs(['fees', 'btc', 0.7], ['rent.colocation', 'power', -0.5]), {
      'price.process': 'gbm',
      'price.volatilityYear': 0.8,
    });
    const shocks = createMarketShocks(parameters, streams);
    const price = createPricePath(priceProcesses, parameters, streams);
    const n = 20_000;
    const scores = (queue: Sequence | undefined): number[] =>
      take(queue ?? { next: () => Number.NaN }, n).map(normalQuantile);
    const returns = Array.from({ length: n }, (_, d) =>
      Math.log(price.meanUsdBtc(d + 1, d + 1) / price.meanUsdBtc(d, d)),
    );
    const fees = scores(shocks.fees);
    const power = scores(shocks.power);
    const rent = scores(shocks.rent.get('colocation'));
    expect(Math.abs(correlation(returns, fees) - 0.7)).toBeLessThan((4 * 0.51) / Math.sqrt(n));
    expect(Math.abs(correlation(power, rent) + 0.5)).toBeLessThan((4 * 0.75) / Math.sqrt(n));
    expect(Math.abs(correlation(power, fees))).toBeLessThan(4 / Math.sqrt(n));
  });

  it('of resampled daily returns bind by their ranks', () => {
    const value = Array.from({ length: 400 }, (_, i) => 100 + 30 * Math.sin(i * i) + 10 * Math.cos(7 * i));
    const parameters = reader(pairs(['btc', 'fees', 0.8]), {
      'price.process': 'bootstrap',
      'price.meanBlockDays': 1,
      'price.history': { day: value.map((_, i) => i - 400), value },
    });
    const streams = createStreams('ranks', 0);
    const price = createPricePath(priceProcesses, parameters, streams);
    const fees = createMarketShocks(parameters, streams).fees;
    const n = 10_000;
    const returns = Array.from({ length: n }, (_, d) =>
      Math.log(price.meanUsdBtc(d + 1, d + 1) / price.meanUsdBtc(d, d)),
    );
    const rankOf = new Map([...new Set(returns)].sort((a, b) => a - b).map((r, i, all) => [r, (i + 0.5) / all.length]));
    // Equal returns differ in their last bits along the path, so that ranks are those of the sample.
    const scores = returns.map((r) => normalQuantile(rankOf.get(r) ?? Number.NaN));
    expect(Math.abs(correlation(scores, take(fees, n).map(normalQuantile)) - 0.8)).toBeLessThan(0.03);
  });

  it('of resampled weekly returns bind by the week, and leave daily shocks independent of each other', () => {
    const parameters = reader(pairs(['btc', 'fees', 0.8]), { 'price.process': 'bootstrap', 'price.meanBlockDays': 7 });
    const streams = createStreams('weekly', 0);
    const price = createPricePath(priceProcesses, parameters, streams);
    const weeks = 4000;
    const daily = take(createMarketShocks(parameters, streams).fees, 7 * weeks).map(normalQuantile);
    const weekly = Array.from({ length: weeks }, (_, w) =>
      daily.slice(7 * w, 7 * w + 7).reduce((sum, z) => sum + z, 0),
    );
    const at = (w: number): number => price.meanUsdBtc(7 * w, 7 * w);
    const returns = Array.from({ length: weeks }, (_, w) => Math.log(at(w + 1) / at(w)));
    const order = returns.map((_, i) => i).sort((i, j) => returns[i] - returns[j]);
    const scores = new Array<number>(weeks);
    for (const [rank, w] of order.entries()) scores[w] = normalQuantile((rank + 0.5) / weeks);
    expect(Math.abs(correlation(scores, weekly) - 0.8)).toBeLessThan(0.03);
    expect(Math.abs(correlation(daily.slice(1), daily.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(7 * weeks));
    expect(Math.abs(chiSquareZ(take(createMarketShocks(parameters, streams).fees, 7 * weeks)))).toBeLessThan(4);
  });

  it('of returns over broken days are refused', () => {
    const history = { day: [0, 1.5, 3], value: [1, 2, 3] };
    const parameters = reader(pairs(['btc', 'fees', 0.8]), { 'price.process': 'bootstrap', 'price.history': history });
    expect(() => createMarketShocks(parameters, createStreams('broken', 0))).toThrow('whole days, not of 1.5');
  });

  it('that contradict each other are refused by name, the fewest that do', () => {
    const rows = pairs(
      ['btc', 'fees', 0.9],
      ['btc', 'power', 0.9],
      ['fees', 'power', -0.9],
      ['rent.colocation', 'btc', 0.1],
    );
    expect(() => createMarketShocks(reader(rows), createStreams('bad', 0))).toThrow(
      'shocks.correlations cannot hold together, since their matrix is not positive definite: btc with fees 0.9, btc with power 0.9, fees with power -0.9',
    );
    expect(() => createMarketShocks(reader(rows), createStreams('bad', 0))).not.toThrow('rent');
  });

  it('a pair that is left out counts: independent, and may contradict the others', () => {
    const rows = pairs(['btc', 'fees', 0.9], ['fees', 'power', 0.9]);
    expect(() => createMarketShocks(reader(rows), createStreams('bad', 0))).toThrow('btc with power 0,');
  });

  it('name mistakes: unknown shocks, a shock with itself, a pair twice', () => {
    const make =
      (...rows: readonly (readonly [string, string, number])[]) =>
      () =>
        createMarketShocks(reader(pairs(...rows)), createStreams('bad', 0));
    expect(make(['btc', 'fee', 0.1])).toThrow('there is no shock fee, only btc, fees, power, rent.colocation');
    expect(make(['btc', 'btc', 0.1])).toThrow('btc and btc are the same shock');
    expect(make(['btc', 'fees', 0.1], ['fees', 'btc', 0.1])).toThrow('fees and btc have two rows');
  });
});
