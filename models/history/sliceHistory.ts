import type { EpochHistory } from './epochHistory.ts';

/** The epochs `first` to `last`, numbers of epochs; empty where the history does not hold all of them. */
export function sliceHistory(history: EpochHistory, first: number, last: number): EpochHistory {
  const from = first - history.firstEpoch;
  const to = last - history.firstEpoch + 1;
  const whole = from >= 0 && to <= history.difficulty.length && from < to;
  const cut = (values: Float64Array): Float64Array => (whole ? values.slice(from, to) : new Float64Array(0));
  return {
    firstEpoch: first,
    startDay: cut(history.startDay),
    difficulty: cut(history.difficulty),
    priceUsdBtc: cut(history.priceUsdBtc),
    feesBtcBlock: cut(history.feesBtcBlock),
  };
}
