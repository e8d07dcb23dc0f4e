import { CALIBRATED_ORDERS_FACTOR } from '../../backtest/calibratedOrdersFactor.ts';
import { marketAtOrigin } from '../../history/marketAtOrigin.ts';
import type { ParameterValues } from '../../parameter.ts';
import { between } from '../expect/between.ts';
import { missing } from '../expect/missing.ts';
import { marketColumnsOf } from '../marketRun.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

/** First epochs of the fourth quarters of 2021 and 2022, and the epochs of a quarter. */
const QUARTER_2021 = 349;
const QUARTER_2022 = 376;
const QUARTER_EPOCHS = 6;
const EPOCHS = QUARTER_2022 - QUARTER_2021 + QUARTER_EPOCHS;

/** 2022, when the price fell by two thirds and hashrate rose by more than a half: the orders that were on their way. */
export const amPipeline2022 = ({ history, experiment }: ValidationFiles): ValidationCheck => {
  const origin = QUARTER_2021 - history.firstEpoch;

  /** Difficulty from the fourth quarter of 2021 on, in the set-up that the backtest fits to earlier years, at the prices that came. */
  function difficultyOf(overrides: ParameterValues): number[] {
    const base = experiment('experiments/validation/backtest.yaml');
    const atOrigin = marketAtOrigin(base, history, origin, CALIBRATED_ORDERS_FACTOR);
    const values = { ...atOrigin, 'chain.blockNoise': 'expected', ...overrides };
    return marketColumnsOf(values, EPOCHS, ['difficulty'], '2022').difficulty;
  }

  return {
    letter: 'AM',
    what: '2022 from the fourth quarter of 2021 on: price -64 %, hashrate +57 % (data)',
    kind: 'band',
    source: 'models/history/bitcoin-epochs.csv; quarter means, fourth quarters of 2021 and 2022',
    measure: () => {
      const withOrders = difficultyOf({});
      const without = difficultyOf({ 'asic.initialPipelineShare': 0 });
      const year = yearGrowth(withOrders, 0);
      return [
        between('price in the data, %', -100, -64, yearGrowth(history.priceUsdBtc, origin), 'a fall of at least 64 %'),
        between(
          'difficulty in the data, %',
          57,
          100,
          yearGrowth(history.difficulty, origin),
          'a rise of at least 57 %',
        ),
        between('difficulty in the model, %', 15, 57, year, 'between +15 and +57 %'),
        missing(
          between('rise of difficulty in 2022 as large as in the data, %', 57, 100, year, 'a rise of at least 57 %'),
          'buyers order too few machines once the run has begun',
        ),
        between('after half a year, orders on their way, %', 10, 57, change(withOrders), 'above 10 %'),
        between('after half a year, no orders on their way, %', -100, 1, change(without), 'below 1 %'),
        between('year with less year without orders, pp', 5, 100, year - yearGrowth(without, 0), 'above 5'),
      ];
    },
  };
};

/** Growth from quarter to quarter of the year after [%]; `first` is the index of QUARTER_2021. */
function yearGrowth(values: ArrayLike<number>, first: number): number {
  return 100 * (quarterMean(values, first + QUARTER_2022 - QUARTER_2021) / quarterMean(values, first) - 1);
}

function quarterMean(values: ArrayLike<number>, first: number): number {
  let sum = 0;
  for (let e = 0; e < QUARTER_EPOCHS; e++) sum += values[first + e];
  return sum / QUARTER_EPOCHS;
}

/** Until the first order of the run arrives, half a year on [%]. */
function change(difficulty: readonly number[]): number {
  return 100 * (difficulty[13] / difficulty[0] - 1);
}
