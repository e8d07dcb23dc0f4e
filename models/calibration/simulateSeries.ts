import type { EpochHistory } from '../history/epochHistory.ts';
import { marketAtOrigin } from '../history/marketAtOrigin.ts';
import { market } from '../market.ts';
import type { ParameterValues } from '../parameter.ts';
import { createStreams } from '../random/createStreams.ts';
import type { CalibrationWindow } from './calibrationWindows.ts';
import type { WindowSeries } from './windowSeries.ts';

/**
 * A run over a window of the past: the world at its start, the prices that came, and nothing else of the future.
 *
 * @param values       complete parameters of the market model.
 * @param ordersFactor orders on their way at the start over what the inventory of machines implies, 1.
 * @param draw         number of the run; each has luck and operators of its own.
 */
export function simulateSeries(
  values: ParameterValues,
  ordersFactor: number,
  history: EpochHistory,
  window: CalibrationWindow,
  seed: string,
  draw: number,
): WindowSeries {
  const origin = window.firstEpoch - history.firstEpoch;
  const epochs = window.lastEpoch - window.firstEpoch + 1;
  const atOrigin = marketAtOrigin(values, history, origin, ordersFactor);
  const state = market.create(atOrigin, createStreams(seed, draw, [window.name]), epochs);
  const difficulty = new Float64Array(epochs);
  const priceUsdBtc = new Float64Array(epochs);
  for (let t = 0; t < epochs; t++) {
    difficulty[t] = state.chain.difficulty;
    market.step(state);
    const { rewardUsd, subsidyBtc, feesBtc } = state.record;
    priceUsdBtc[t] = rewardUsd / (subsidyBtc + feesBtc);
  }
  return { difficulty, priceUsdBtc };
}
