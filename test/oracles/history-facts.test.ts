import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { priceElasticity } from '../../models/history/priceElasticity.ts';
import { retargetMoments } from '../../models/history/retargetMoments.ts';
import { stylisedFacts } from '../../models/history/stylisedFacts.ts';
import { troughAfter } from '../../models/history/troughAfter.ts';
import { readHistory } from '../../src/readHistory.ts';

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

it('the past: halvings of 2020 (-14.7 %, about 4 epochs) and 2024 (-8.0 %), 2022 (price -64 %, hashrate +57 %)', () => {
  const file = new URL('../../models/history/bitcoin-epochs.csv', import.meta.url);
  const facts = stylisedFacts(readHistory(readFileSync(file, 'utf8'), 'bitcoin-epochs.csv'), 355);
  const value = (label: string) => facts.find((fact) => fact.label === label)?.value;
  expect(value('halving of 2020: trough of difficulty')).toBeCloseTo(-14.7, 1);
  // Counted from the start of its epoch; the halving came in the middle of it, 4.5 epochs before.
  expect(value('halving of 2020: level regained after')).toBe(5);
  expect(value('halving of 2024: trough of difficulty')).toBeCloseTo(-8, 1);
  // Means of quarters: price fell and difficulty rose by more than from one year's end to the next.
  expect(value('price, Q4 2021 to Q4 2022')).toBeLessThan(-64);
  expect(value('price, Q4 2021 to Q4 2022')).toBeGreaterThan(-70);
  expect(value('difficulty, Q4 2021 to Q4 2022')).toBeGreaterThan(57);
  expect(value('difficulty, Q4 2021 to Q4 2022')).toBeLessThan(70);
  for (const fact of facts.filter(({ label }) => label.startsWith('elasticity'))) {
    expect(fact.value).toBeGreaterThan(0);
    expect(fact.value).toBeLessThan(1);
  }
});
