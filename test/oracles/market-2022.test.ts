import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { marketAtOrigin } from '../../models/history/marketAtOrigin.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { readHistory } from '../../src/readHistory.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const file = new URL('../../models/history/bitcoin-epochs.csv', import.meta.url);
const history = readHistory(readFileSync(file, 'utf8'), 'bitcoin-epochs.csv');
const vintages = (
  [
    ['S5', 510, '2014-12-01'],
    ['S7', 250, '2015-09-01'],
    ['S9', 98, '2016-06-01'],
    ['S15', 57, '2018-12-01'],
    ['S17', 45, '2019-04-01'],
    ['S19', 34.2, '2020-05-01'],
    ['S19 Pro', 29.5, '2020-05-01'],
  ] as const
).map(([name, efficiency_j_th, release_date]) => ({ name, efficiency_j_th, release_date, hashrate_share: 1 }));

/** First epochs of the fourth quarters of 2021 and 2022, and their number. */
const QUARTER_2021 = 349 - history.firstEpoch;
const QUARTER_2022 = 376 - history.firstEpoch;
const EPOCHS = 6;

const meanOf = (values: ArrayLike<number>, first: number): number =>
  Array.from({ length: EPOCHS }, (_, e) => values[first + e]).reduce((sum, value) => sum + value, 0) / EPOCHS;

/** Difficulty of the model from the fourth quarter of 2021 on, as the backtest sets it up, at the prices that came. */
function difficultyOf(overrides: ParameterValues): number[] {
  const base = marketValues(
    { 'ai.initialContractedMw': 0, 'population.privateOperators': 40, 'fleet.vintages': vintages },
    'bitcoin-2026',
  );
  const values = { ...marketAtOrigin(base, history, QUARTER_2021), 'chain.blockNoise': 'expected', ...overrides };
  const run = startMarket(values, 40, '2022');
  return Array.from({ length: QUARTER_2022 - QUARTER_2021 + EPOCHS }, () => {
    run.advance();
    return run.cell('difficulty');
  });
}

const growth = (difficulty: ArrayLike<number>, quarter: number): number =>
  meanOf(difficulty, quarter) / meanOf(difficulty, quarter - QUARTER_2022 + QUARTER_2021) - 1;

describe('AM: 2022, when price fell by two thirds and hashrate rose by more than a half', () => {
  it('is what the data say', () => {
    expect(growth(history.priceUsdBtc, QUARTER_2022)).toBeLessThan(-0.64);
    expect(growth(history.difficulty, QUARTER_2022)).toBeGreaterThan(0.57);
  });

  it('hashrate rises in the model too, by less than in history, and orders on their way are what raises it at first', () => {
    const withOrders = difficultyOf({});
    const without = difficultyOf({ 'asic.initialPipelineShare': 0 });
    const quarter = QUARTER_2022 - QUARTER_2021;
    expect(growth(withOrders, quarter)).toBeGreaterThan(0.15);
    expect(growth(withOrders, quarter)).toBeLessThan(0.57);
    // Until the first order of the run arrives, half a year on.
    expect(withOrders[13] / withOrders[0]).toBeGreaterThan(1.1);
    expect(without[13] / without[0]).toBeLessThan(1.01);
    expect(growth(without, quarter)).toBeLessThan(growth(withOrders, quarter) - 0.05);
  });
});
