import { compareForecasts } from '../models/backtest/compareForecasts.ts';
import type { Forecast } from '../models/backtest/forecast.ts';
import { forecastDifficulty } from '../models/backtest/forecastDifficulty.ts';
import { type ForecastScore, scoreForecasts } from '../models/backtest/scoreForecasts.ts';
import type { EpochHistory } from '../models/history/epochHistory.ts';
import { marketAtOrigin } from '../models/history/marketAtOrigin.ts';
import type { LoadedExperiment } from './loadExperiment.ts';
import { SpecError } from './specError.ts';

/** Epochs ahead at which forecasts are judged: about a quarter, half a year and a year. */
export const backtestHorizons = [6, 13, 26] as const;
/** Epochs of history that an origin needs before it: a year of drift, and time for the fleet to build up. */
const EPOCHS_BEFORE = 70;
const EPOCHS_BETWEEN = 4;

/** What a backtest found. */
export interface Backtest {
  readonly forecasts: readonly Forecast[];
  readonly scores: readonly ForecastScore[];
}

/** How a backtest goes. */
export interface BacktestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Forecasts difficulty from every fourth epoch of a history, by all points and replications of an experiment together:
 * where its design samples parameters, their uncertainty is in the interval.
 *
 * @throws SpecError when the experiment is not of the model `market`, or the history is too short.
 */
export async function runBacktest(
  { experiment, plan }: LoadedExperiment,
  history: EpochHistory,
  { signal, onProgress }: BacktestOptions = {},
): Promise<Backtest> {
  if (experiment.model !== 'market') throw new SpecError(`a backtest is of the model market, not ${experiment.model}`);
  const horizon = Math.max(...backtestHorizons);
  const origins: number[] = [];
  for (let o = EPOCHS_BEFORE; o + horizon < history.difficulty.length; o += EPOCHS_BETWEEN) origins.push(o);
  if (origins.length === 0) {
    throw new SpecError(
      `the history has ${history.difficulty.length} epochs, at least ${EPOCHS_BEFORE + horizon + 1} are needed`,
    );
  }
  const forecasts: Forecast[] = [];
  const total = origins.length * plan.points.length * plan.replications;
  let done = 0;
  for (const origin of origins) {
    const runs: Float64Array[] = [];
    for (const { parameters } of plan.points) {
      const values = marketAtOrigin(parameters, history, origin);
      for (let r = 0; r < plan.replications; r++) {
        runs.push(forecastDifficulty(values, horizon, experiment.seed, r));
        onProgress?.(++done, total);
      }
      // Lets Ctrl-C through.
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    forecasts.push(...compareForecasts(history, origin, backtestHorizons, runs));
  }
  return { forecasts, scores: scoreForecasts(forecasts) };
}
