import type { EpochHistory } from '../history/epochHistory.ts';
import type { CalibrationWindow } from './calibrationWindows.ts';
import type { WindowSeries } from './windowSeries.ts';

/** What came over a window, which the history covers. */
export function pastSeries(history: EpochHistory, { firstEpoch, lastEpoch }: CalibrationWindow): WindowSeries {
  const from = firstEpoch - history.firstEpoch;
  const to = lastEpoch - history.firstEpoch + 1;
  return { difficulty: history.difficulty.slice(from, to), priceUsdBtc: history.priceUsdBtc.slice(from, to) };
}
