import { compareForecasts } from '../../models/backtest/compareForecasts.ts';
import type { Forecast } from '../../models/backtest/forecast.ts';
import { forecastDifficulty } from '../../models/backtest/forecastDifficulty.ts';
import type { EpochHistory } from '../../models/history/epochHistory.ts';
import { marketAtOrigin } from '../../models/history/marketAtOrigin.ts';
import type { Plan } from '../plan/plan.ts';

/** What is forecast, and by which runs. */
export interface ForecastSetup {
  readonly history: EpochHistory;
  /** Epochs ahead. */
  readonly horizons: readonly number[];
  readonly seed: string;
  readonly replications: number;
  readonly signal?: AbortSignal | undefined;
  /** Called after every run. */
  readonly onRun: () => void;
}

/**
 * Forecasts from some origins, each by all points and replications together.
 * @param origins indices into the history. @param ordersFactor orders on their way over what the inventory implies, 1.
 */
export async function forecastOrigins(
  { history, horizons, seed, replications, signal, onRun }: ForecastSetup,
  origins: readonly number[],
  points: Plan['points'],
  ordersFactor: number,
): Promise<Forecast[]> {
  const farthest = Math.max(...horizons);
  const forecasts: Forecast[] = [];
  for (const origin of origins) {
    const runs: Float64Array[] = [];
    for (const { parameters } of points) {
      const values = marketAtOrigin(parameters, history, origin, ordersFactor);
      for (let r = 0; r < replications; r++) {
        runs.push(forecastDifficulty(values, farthest, seed, r));
        onRun();
      }
      // Lets Ctrl-C through.
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    forecasts.push(...compareForecasts(history, origin, horizons, runs));
  }
  return forecasts;
}
