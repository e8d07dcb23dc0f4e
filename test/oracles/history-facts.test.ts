import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factsOfData } from '../../models/backtest/factsBeside.ts';
import { dayNumber } from '../../models/calendar.ts';
import { capitulations } from '../../models/history/capitulations.ts';
import { hashrateElasticity } from '../../models/history/hashrateElasticity.ts';
import { leastSquares } from '../../models/history/leastSquares.ts';
import { meanHashrateEhS } from '../../models/history/meanHashrateEhS.ts';
import { priceElasticity } from '../../models/history/priceElasticity.ts';
import { retargetMoments } from '../../models/history/retargetMoments.ts';
import { revenueUsdBlock } from '../../models/history/revenueUsdBlock.ts';
import { sliceHistory } from '../../models/history/sliceHistory.ts';
import { troughAfter } from '../../models/history/troughAfter.ts';
import { isoDay } from '../../models/isoDay.ts';
import { readHistory } from '../../src/validate/readHistory.ts';

describe('series made by hand', () => {
  it('have the moments worked out on paper', () => {
    // Deviations from the mean 1: 2, -2, -2, 2; squares 16, neighbours -4 + 4 - 4.
    expect(retargetMoments([3, -1, -1, 3])).toEqual({
      mean: 1,
      sd: Math.sqrt(16 / 3),
      lag1: -0.25,
      negativeShare: 0.5,
      longestFall: 2,
    });
    expect(() => retargetMoments([1])).toThrow(RangeError);
  });

  it('give back the elasticity with which difficulty was made', () => {
    const price = [1, 2, 1, 4, 2, 8, 8, 2, 6, 3];
    const difficulty = [5, 5];
    for (let t = 1; t < price.length; t++) difficulty.push(difficulty[t] * (price[t] / price[t - 1]) ** 0.3 * 1.02);
    expect(priceElasticity(difficulty, price, 1)).toBeCloseTo(0.3, 12);
    const gap = price.map((value, t) => (t === 4 ? Number.NaN : value));
    expect(priceElasticity(difficulty, gap, 1)).toBeCloseTo(0.3, 12);
  });

  it('fall and come back', () => {
    const trough = troughAfter([9, 10, 8, 7, 9, 10, 5], 1, 4);
    expect(trough).toMatchObject({ epochs: 2, recoveryEpochs: 4 });
    expect(trough.fall).toBeCloseTo(-0.3, 12);
    expect(troughAfter([10, 8, 9], 0, 5).recoveryEpochs).toBe(Infinity);
    expect(troughAfter([10, 11, 12], 0, 2)).toEqual({ fall: 0, epochs: 0, recoveryEpochs: 0 });
  });
});

const file = new URL('../../models/history/bitcoin-epochs.csv', import.meta.url);
const history = readHistory(readFileSync(file, 'utf8'), 'bitcoin-epochs.csv');

it('the past: halvings of 2020 (-14.7 %, about 4 epochs) and 2024 (-8.0 %), 2022 (price -64 %, hashrate +57 %)', () => {
  const facts = factsOfData(history);
  const value = (label: string): number => facts.find((fact) => fact.label === label)?.data ?? Number.NaN;
  expect(value('halving of 2020: trough of difficulty')).toBeCloseTo(-14.7, 1);
  // Counted from the start of its epoch; the halving came in the middle of it, 4.5 epochs before.
  expect(value('halving of 2020: level regained after')).toBe(5);
  expect(value('halving of 2024: trough of difficulty')).toBeCloseTo(-8, 1);
  // Means of quarters: price fell and difficulty rose by more than from one year's end to the next.
  expect(value('price, Q4 2021 to Q4 2022')).toBeLessThan(-64);
  expect(value('price, Q4 2021 to Q4 2022')).toBeGreaterThan(-70);
  expect(value('difficulty, Q4 2021 to Q4 2022')).toBeGreaterThan(57);
  expect(value('difficulty, Q4 2021 to Q4 2022')).toBeLessThan(70);
  // Known from a regression by others: 0.18 to 0.24 over 8 to 12 epochs.
  for (const epochs of [8, 12]) {
    const elasticity = value(`elasticity of hashrate to revenue, summed over ${epochs} epochs`);
    expect(elasticity).toBeGreaterThan(0.18);
    expect(elasticity).toBeLessThan(0.24);
  }
});

describe('capitulations', () => {
  const found = capitulations(history).map(({ firstDay, days }) => ({ end: isoDay(firstDay + days), days }));

  it('are those that C. Edwards printed, to a few days: 73 days in 2018, fewer than 71 in 2021, 71 to 20 August 2022', () => {
    // https://u.today/bitcoin-btc-hash-ribbon-indicator-prints-rare-bullish-signal (tweet of 20 August 2022)
    const ending = (month: string) => found.filter(({ end }) => end.startsWith(month));
    const [in2018] = ending('2019-01');
    expect(Math.abs(in2018.days - 73)).toBeLessThanOrEqual(3);
    const [in2021] = ending('2021-08');
    expect(in2021.days).toBeLessThan(71);
    const [in2022] = ending('2022-08');
    expect(Math.abs(in2022.days - 71)).toBeLessThanOrEqual(3);
    expect(Math.abs(dayNumber(in2022.end) - dayNumber('2022-08-20'))).toBeLessThanOrEqual(3);
  });

  it('begin when hashrate falls and last until the mean of 30 days has caught up', () => {
    // Hashrate 1 until day 140, then 0.5 for good: below from the first whole day of the fall, level again 60 days later.
    const difficulty = Float64Array.from({ length: 30 }, (_, t) => (t < 10 ? 1 : 0.5));
    const startDay = Float64Array.from({ length: 30 }, (_, t) => 14 * t);
    const made = { firstEpoch: 100, startDay, difficulty, priceUsdBtc: difficulty, feesBtcBlock: difficulty };
    // On day 140 + k, k + 1 of 30 and of 60 days are low; the means are equal again when all 60 are.
    expect(capitulations(made)).toEqual([{ firstDay: 140, days: 59 }]);
    expect(capitulations({ ...made, difficulty: difficulty.map(() => 1) })).toEqual([]);
  });
});

describe('regressions', () => {
  it('give the slopes and errors that others print', () => {
    // Wampler1 of NIST, https://www.itl.nist.gov/div898/strd/lls/data/LINKS/DATA/Wampler1.dat: all coefficients are 1.
    const x = Array.from({ length: 21 }, (_, i) => i);
    const powers = [1, 2, 3, 4, 5].map((power) => x.map((value) => value ** power));
    const wampler = leastSquares(
      powers,
      x.map((_, i) => powers.reduce((sum, column) => sum + column[i], 1)),
    );
    for (const slope of wampler.slopes) expect(slope).toBeCloseTo(1, 6);
    expect(leastSquares(powers, x.map((_, i) => powers[0][i]).slice(0, 6)).slopes[0]).toBeNaN();
    // Anscombe's first set: slope 0.500, standard error 0.118, https://doi.org/10.1080/00031305.1973.10478966
    const anscombe = leastSquares(
      [[10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]],
      [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
    );
    expect(anscombe.slopes[0]).toBeCloseTo(0.5, 3);
    expect(anscombe.sumStandardError).toBeCloseTo(0.118, 3);
  });

  it('give back the elasticity with which hashrate was made, over all lags', () => {
    const income = [3, 4, 2, 5, 7, 6, 2, 3, 8, 9, 4, 6, 5, 7, 3, 2, 6];
    const startDay = [0];
    const hashrate = [1, 1];
    for (let t = 2; t < income.length; t++) {
      const answer = (income[t] / income[t - 1]) ** 0.3 * (income[t - 1] / income[t - 2]) ** 0.1;
      hashrate.push(hashrate[t - 1] * answer * 1.02);
    }
    // Blocks come faster the more hashrate there is at a given difficulty.
    for (const ehS of hashrate) startDay.push(startDay[startDay.length - 1] + 14 / ehS);
    const flat = new Float64Array(startDay.length).fill(1);
    const made = {
      firstEpoch: 0,
      startDay: Float64Array.from(startDay),
      difficulty: flat,
      priceUsdBtc: flat,
      feesBtcBlock: flat,
    };
    expect(hashrateElasticity(made, income, 2).value).toBeCloseTo(0.4, 9);
    // 2,016 blocks of difficulty 1 in 14 days.
    expect(meanHashrateEhS(made)[0] * 1e18).toBeCloseTo(2 ** 32 / 600, 3);
  });

  it('give what the page about facts says of other definitions', () => {
    const long = sliceHistory(history, 250, 447);
    const days = long.startDay.map((day, t) => (long.startDay[t + 1] ?? Number.NaN) - day);
    const block = revenueUsdBlock(long);
    const sums = (income: ArrayLike<number>) =>
      [1, 8, 12].map((epochs) => hashrateElasticity(long, income, epochs).value.toFixed(2)).join(' ');
    const incomes: readonly [string, ArrayLike<number>][] = [
      ['price', long.priceUsdBtc],
      ['revenue per block', block],
      ['revenue per day', block.map((usd, t) => usd / days[t])],
      ['hashprice', block.map((usd, t) => usd / long.difficulty[t])],
    ];
    const page = readFileSync(new URL('../../docs/facts.md', import.meta.url), 'utf8').replaceAll('\n', ' ');
    for (const [name, income] of incomes)
      expect(page).toContain(`| ${name} | ${sums(income).replaceAll(' ', ' | ')} |`);
    const all = [1, 6, 12].map((k) => priceElasticity(history.difficulty, history.priceUsdBtc, k).toFixed(2));
    expect(page).toContain(`over all epochs from 2015 on ${all[0]}, ${all[1]} and ${all[2]}`);
    const between = [9, 10, 11].map((epochs) => hashrateElasticity(long, block, epochs).value.toFixed(2));
    expect(page).toContain(`in between ${between[0]}, ${between[1]} and ${between[2]}`);
    const error = hashrateElasticity(long, block, 1).standardError;
    expect(page).toContain(`standard error of the first is ${error.toFixed(2)}`);
  });

  it('know that the halving of 2020 came in the middle of its epoch', () => {
    const price = Float64Array.from([1, 1, 1]);
    const made = { firstEpoch: 311, startDay: price, difficulty: price, priceUsdBtc: price, feesBtcBlock: price };
    expect([...revenueUsdBlock(made)]).toEqual([12.5, 9.375, 6.25]);
  });
});
