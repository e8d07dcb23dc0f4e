import type { EpochHistory } from '../history/epochHistory.ts';
import type { FactWindow } from '../history/factWindow.ts';
import { marketAtOrigin } from '../history/marketAtOrigin.ts';
import { market } from '../market.ts';
import type { ParameterValues } from '../parameter.ts';
import { createStreams } from '../random/createStreams.ts';
import { CALIBRATED_ORDERS_FACTOR } from './calibratedOrdersFactor.ts';

const DAYS = market.columns.findIndex(({ name }) => name === 'days');
const PRICE = market.columns.findIndex(({ name }) => name === 'btc_price_usd');

/** A run of the model: the epochs, the length of each, and the difficulty in force after the last. */
interface Run {
  readonly days: Float64Array;
  readonly difficulty: Float64Array;
  readonly priceUsdBtc: Float64Array;
}

/**
 * The epochs `first` to `last` as the model `market` makes them: started at the first as the world was then, with the
 * prices that came and nothing else of the future, in the set-up that the backtest calibrates. Where it is started anew
 * after `startEvery` epochs, again as the world was, its difficulty goes on from where it had come to: the changes are the model's.
 * Fees are left open.
 *
 * @param base complete parameters of the market model, see `marketAtOrigin`.
 * @param window whose first epoch is at least 26 after the first of the history; its end is finite.
 */
export function simulatedHistory(
  base: ParameterValues,
  history: EpochHistory,
  { firstEpoch, lastEpoch, startEvery }: FactWindow,
  seed: string,
  replication: number,
): EpochHistory {
  const epochs = lastEpoch - firstEpoch + 1;
  const startDay = new Float64Array(epochs);
  const difficulty = new Float64Array(epochs);
  const priceUsdBtc = new Float64Array(epochs);
  let day = history.startDay[firstEpoch - history.firstEpoch];
  let level = history.difficulty[firstEpoch - history.firstEpoch];
  for (let start = 0; start < epochs; start += startEvery) {
    const origin = firstEpoch + start - history.firstEpoch;
    const length = Math.min(startEvery, epochs - start);
    const run = simulate(marketAtOrigin(base, history, origin, CALIBRATED_ORDERS_FACTOR), length, seed, replication);
    const scale = level / run.difficulty[0];
    for (let t = 0; t < length; t++) {
      startDay[start + t] = day;
      difficulty[start + t] = scale * run.difficulty[t];
      priceUsdBtc[start + t] = run.priceUsdBtc[t];
      day += run.days[t];
    }
    level = scale * run.difficulty[length];
  }
  return { firstEpoch, startDay, difficulty, priceUsdBtc, feesBtcBlock: new Float64Array(epochs).fill(Number.NaN) };
}

function simulate(values: ParameterValues, epochs: number, seed: string, replication: number): Run {
  const state = market.create(values, createStreams(seed, replication), epochs);
  const row = new Float64Array(market.columns.length);
  const days = new Float64Array(epochs);
  const difficulty = new Float64Array(epochs + 1);
  const priceUsdBtc = new Float64Array(epochs);
  for (let t = 0; t < epochs; t++) {
    difficulty[t] = state.chain.difficulty;
    market.step(state);
    market.observe(state, row);
    days[t] = row[DAYS];
    priceUsdBtc[t] = row[PRICE];
  }
  difficulty[epochs] = state.chain.difficulty;
  return { days, difficulty, priceUsdBtc };
}
