import type { EpochHistory } from '../history/epochHistory.ts';
import { exp } from '../random/math/exp.ts';
import { log } from '../random/math/log.ts';
import type { Forecast } from './forecast.ts';
import { quantileOfSorted } from './quantileOfSorted.ts';

/** Epochs over which the drift is measured, about a year. */
const DRIFT_EPOCHS = 26;

/**
 * Simulated runs from one origin beside what came and the baselines.
 *
 * @param origin   index into the history, at least 26.
 * @param horizons epochs ahead, each within the history.
 * @param runs     difficulty 1, 2, ... epochs after the origin, one array a run.
 */
export function compareForecasts(
  history: EpochHistory,
  origin: number,
  horizons: readonly number[],
  runs: readonly Float64Array[],
): Forecast[] {
  const now = history.difficulty[origin];
  const driftPerEpoch = log(now / history.difficulty[origin - DRIFT_EPOCHS]) / DRIFT_EPOCHS;
  return horizons.map((horizon) => {
    const sorted = Float64Array.from(runs, (run) => run[horizon - 1]).sort();
    return {
      originEpoch: history.firstEpoch + origin,
      horizon,
      originDay: history.startDay[origin],
      actual: history.difficulty[origin + horizon],
      median: quantileOfSorted(sorted, 0.5),
      low: quantileOfSorted(sorted, 0.05),
      high: quantileOfSorted(sorted, 0.95),
      noChange: now,
      drift: now * exp(driftPerEpoch * horizon),
    };
  });
}
