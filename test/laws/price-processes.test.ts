import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantPrice } from '../../models/markets/price/constantPrice.ts';
import { createPricePath } from '../../models/markets/price/createPricePath.ts';
import { geometricBrownianPrice } from '../../models/markets/price/geometricBrownianPrice.ts';
import { pathPrice } from '../../models/markets/price/pathPrice.ts';
import type { PricePath } from '../../models/markets/price/pricePath.ts';
import { priceProcesses } from '../../models/markets/price/priceProcesses.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { parameterReader } from '../../models/parameterReader.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import { marketValues } from '../support/marketRun.ts';

const DAYS_PER_YEAR = 365.25;
const knots = { day: [2, 5, 5.5, 40, 41], value: [100, 160, 40, 90, 90] };
const brownian = (seed = 'price', drift = 0.1, volatility = 0.6): PricePath =>
  geometricBrownianPrice(50_000, drift, volatility, createStreams(seed, 0).sequence('price', 'btc'));

const processes: readonly [string, () => PricePath][] = [
  ['constant', () => constantPrice(70_000)],
  ['gbm', () => brownian()],
  ['path', () => pathPrice(knots)],
  ...['merton', 'regime', 'bootstrap'].map((name): [string, () => PricePath] => {
    const parameters = parameterReader(marketValues({ 'price.process': name, 'price.initialUsdBtc': 50_000 }));
    return [name, () => createPricePath(priceProcesses, parameters, createStreams('law', 0))];
  }),
];

/** A day of the first four years, a sixteenth of a day fine, so that equal days are drawn too. */
const someDay = fc.integer({ min: 0, max: 16 * 1461 }).map((n) => n / 16);
const integral = (price: PricePath, from: number, to: number): number => (to - from) * price.meanUsdBtc(from, to);

describe('price processes', () => {
  for (const [name, create] of processes) {
    it(`${name}: the mean over an interval is that of its parts, wherever it is split`, () => {
      fc.assert(
        fc.property(someDay, someDay, someDay, (a, b, c) => {
          const [from, middle, to] = [a, b, c].sort((x, y) => x - y);
          const price = create();
          const whole = integral(price, from, to);
          const parts = integral(price, from, middle) + integral(price, middle, to);
          expect(Math.abs(whole - parts)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(whole), 1e5));
        }),
      );
    });

    it(`${name}: a query gives the same number whatever was asked before it`, () => {
      fc.assert(
        fc.property(fc.array(fc.tuple(someDay, someDay), { minLength: 1, maxLength: 20 }), (queries) => {
          const used = create();
          for (const [a, b] of queries) {
            const [from, to] = [Math.min(a, b), Math.max(a, b)];
            expect(used.meanUsdBtc(from, to)).toBe(create().meanUsdBtc(from, to));
          }
        }),
      );
    });

    it(`${name}: an interval of no length gives the price of the moment, the limit of short intervals`, () => {
      fc.assert(
        fc.property(someDay, (day) => {
          const price = create();
          const now = price.meanUsdBtc(day, day);
          // The steepest piece of the path falls by 240 a day, and a day of the Brownian path by less than the price.
          expect(Math.abs(price.meanUsdBtc(day, day + 2 ** -16) - now)).toBeLessThan(2 ** -16 * Math.max(240, now));
        }),
      );
    });
  }

  it('path: exact at its dates, linear in between, constant before and after', () => {
    const price = pathPrice(knots);
    for (const [i, day] of knots.day.entries()) expect(price.meanUsdBtc(day, day)).toBeCloseTo(knots.value[i], 10);
    expect(price.meanUsdBtc(3, 3)).toBeCloseTo(120, 10);
    expect(price.meanUsdBtc(5.25, 5.25)).toBeCloseTo(100, 10);
    expect(price.meanUsdBtc(0, 0)).toBe(100);
    expect(price.meanUsdBtc(1e4, 1e4)).toBe(90);
    // Trapezes by hand: 2 days at 100, 3 days from 100 to 160, half a day from 160 to 40: 200 + 390 + 50.
    expect(price.meanUsdBtc(0, 5.5)).toBeCloseTo(640 / 5.5, 10);
    expect(price.meanUsdBtc(41, 51)).toBeCloseTo(90, 10);
    expect(price.meanUsdBtc(39, 43)).toBeCloseTo((89.2753623188 * 1 + 90 * 3) / 4, 8);
  });

  it('path: one value is a constant, none is an error', () => {
    const price = pathPrice({ day: [7], value: [123] });
    for (const [from, to] of [
      [0, 0],
      [0, 7],
      [7, 7],
      [3, 30],
    ])
      expect(price.meanUsdBtc(from, to)).toBeCloseTo(123, 12);
    expect(() => pathPrice({ day: [], value: [] })).toThrow(RangeError);
  });

  it('gbm: starts at the price given and draws one number a day, in the order of days', () => {
    let draws = 0;
    const next = (): number => {
      draws += 1;
      return 0.5;
    };
    const price = geometricBrownianPrice(50_000, 0, 0.5, { next });
    expect(price.meanUsdBtc(0, 0)).toBe(50_000);
    price.meanUsdBtc(99.5, 99.5);
    expect(draws).toBe(100);
    price.meanUsdBtc(3, 80);
    expect(draws).toBe(100);
    price.meanUsdBtc(1000.5, 1500.5);
    expect(draws).toBe(1501);
    // The median path: every shock is 0, so the log falls by half the variance.
    expect(price.meanUsdBtc(365.25 * 4, 365.25 * 4) / 50_000).toBeCloseTo(Math.exp(-0.125 * 4), 6);
  });

  it('gbm: daily log returns have mean (drift - volatility^2/2)/365.25 and sd volatility/sqrt(365.25)', () => {
    const drift = 0.4;
    const volatility = 0.5;
    const returns: number[] = [];
    for (let seed = 0; seed < 300; seed++) {
      const price = brownian(`return-${seed}`, drift, volatility);
      for (let day = 0; day < 100; day++) {
        returns.push(Math.log(price.meanUsdBtc(day + 1, day + 1) / price.meanUsdBtc(day, day)));
      }
    }
    const n = returns.length;
    const mean = returns.reduce((sum, r) => sum + r, 0) / n;
    const sd = Math.sqrt(returns.reduce((sum, r) => sum + (r - mean) ** 2, 0) / (n - 1));
    const sdExpected = volatility / Math.sqrt(DAYS_PER_YEAR);
    expect(Math.abs(mean - (drift - volatility ** 2 / 2) / DAYS_PER_YEAR)).toBeLessThan(
      (4 * sdExpected) / Math.sqrt(n),
    );
    expect(Math.abs(sd - sdExpected)).toBeLessThan((4 * sdExpected) / Math.sqrt(2 * n));
  });

  it('gbm: the mean over seeds is S0 exp(drift t)', () => {
    const drift = 0.9;
    const day = 200;
    const ends = Array.from({ length: 3000 }, (_, seed) => brownian(`mean-${seed}`, drift, 0.5).meanUsdBtc(day, day));
    const mean = ends.reduce((sum, s) => sum + s, 0) / ends.length;
    const sd = Math.sqrt(ends.reduce((sum, s) => sum + (s - mean) ** 2, 0) / (ends.length - 1));
    const expected = 50_000 * Math.exp((drift * day) / DAYS_PER_YEAR);
    expect(Math.abs(mean - expected)).toBeLessThan((4 * sd) / Math.sqrt(ends.length));
    // The same law with the opposite sign of half a variance would be 13 % off, far outside of the error above.
    expect((4 * sd) / Math.sqrt(ends.length) / expected).toBeLessThan(0.05);
  });

  it('gbm: without volatility the price grows by the drift', () => {
    const price = brownian('calm', 0.3, 0);
    expect(price.meanUsdBtc(365.25 * 4, 365.25 * 4) / 50_000).toBeCloseTo(Math.exp(1.2), 6);
  });

  it('the parameters choose the process: constant at the initial price, path as given, gbm of this drift and volatility', () => {
    const create = (values: ParameterValues): PricePath =>
      createPricePath(priceProcesses, parameterReader(marketValues(values)), createStreams('choice', 0));
    const day = 730;
    expect(create({ 'price.process': 'constant', 'price.initialUsdBtc': 123 }).meanUsdBtc(9, 9)).toBe(123);
    const path = { 'price.process': 'path', 'price.path': { day: [0, 10], value: [5, 25] } };
    expect(create(path).meanUsdBtc(4, 4)).toBeCloseTo(13, 12);
    const gbm = {
      'price.process': 'gbm',
      'price.initialUsdBtc': 100,
      'price.driftYear': 0.5,
      'price.volatilityYear': 0,
    };
    expect(create(gbm).meanUsdBtc(day, day)).toBeCloseTo(100 * Math.exp(365 / 365.25), 6);
    // The same shocks with twice the volatility: twice the log return plus what the variance takes away.
    const logAt = (volatility: number): number =>
      Math.log(create({ ...gbm, 'price.volatilityYear': volatility }).meanUsdBtc(day, day) / 100);
    const shock = (volatility: number): number =>
      logAt(volatility) - ((0.5 - volatility ** 2 / 2) * day) / DAYS_PER_YEAR;
    expect(shock(0.6) / shock(0.3)).toBeCloseTo(2, 6);
    const calm = parameterReader(marketValues({ ...gbm, 'price.volatilityYear': 0.4 }));
    const sample = Array.from({ length: 600 }, (_, r) =>
      Math.log(createPricePath(priceProcesses, calm, createStreams('choice', r)).meanUsdBtc(30, 30) / 100),
    );
    const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length;
    const sd = Math.sqrt(sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (sample.length - 1));
    const expected = 0.4 * Math.sqrt(30 / DAYS_PER_YEAR);
    expect(Math.abs(sd - expected)).toBeLessThan((4 * expected) / Math.sqrt(2 * sample.length));
  });
});
