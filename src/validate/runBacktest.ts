import { compareForecasts } from '../../models/backtest/compareForecasts.ts';
import { fitOrdersFactor, ordersFactors } from '../../models/backtest/fitOrdersFactor.ts';
import type { Forecast } from '../../models/backtest/forecast.ts';
import { forecastDifficulty } from '../../models/backtest/forecastDifficulty.ts';
import { type ForecastScore, scoreForecasts } from '../../models/backtest/scoreForecasts.ts';
import type { EpochHistory } from '../../models/history/epochHistory.ts';
import { marketAtOrigin } from '../../models/history/marketAtOrigin.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import type { Plan } from '../plan/plan.ts';
import { SpecError } from '../specError.ts';

/** Epochs ahead at which forecasts are judged: about a quarter, half a year and a year. */
export const backtestHorizons = [6, 13, 26] as const;
/** Epochs of history that an origin needs before it: a year of drift, and time for the fleet to build up. */
const EPOCHS_BEFORE = 70;
const EPOCHS_BETWEEN = 4;
/** Points of the design that the factor is fitted with. */
const FITTED_POINTS = 10;

/** What a backtest found. */
export interface Backtest {
  readonly forecasts: readonly Forecast[];
  /** Of all origins. */
  readonly scores: readonly ForecastScore[];
  /** Orders on their way over what the inventory of machines implies. */
  readonly ordersFactor: number;
  /** How the factor was fitted; null where it was given. */
  readonly fit: OrdersFit | null;
}

/** The factor is fitted on origins whose outcomes lie before the others, and judged on these. */
export interface OrdersFit {
  readonly fittedOrigins: number;
  /** The epoch before which the outcomes lie, and from which on origins judge. */
  readonly splitEpoch: number;
  readonly scores: readonly ForecastScore[];
}

/** How a backtest goes. */
export interface BacktestOptions {
  /** Orders on their way over what the inventory implies; fitted where it is not given. */
  readonly ordersFactor?: number | undefined;
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
  { ordersFactor, signal, onProgress }: BacktestOptions = {},
): Promise<Backtest> {
  if (experiment.model !== 'market') throw new SpecError(`a backtest is of the model market, not ${experiment.model}`);
  const horizon = Math.max(...backtestHorizons);
  const origins = originsOf(history, horizon);
  const split = origins[origins.length >> 1];
  const fittedOrigins = ordersFactor === undefined ? origins.filter((origin) => origin + horizon <= split) : [];
  const fittedPoints = plan.points.slice(0, FITTED_POINTS);
  const fits = fittedOrigins.length > 0;
  const runsEach = (points: number): number => points * plan.replications;
  const total =
    origins.length * runsEach(plan.points.length) +
    fittedOrigins.length * (fits ? ordersFactors.length : 0) * runsEach(fittedPoints.length);
  let done = 0;
  const forecastAll = async (from: readonly number[], points: Plan['points'], factor: number): Promise<Forecast[]> => {
    const forecasts: Forecast[] = [];
    for (const origin of from) {
      const runs: Float64Array[] = [];
      for (const { parameters } of points) {
        const values = marketAtOrigin(parameters, history, origin, factor);
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
    return forecasts;
  };
  let factor = ordersFactor ?? 1;
  if (fits) {
    const scores: ForecastScore[][] = [];
    for (const one of ordersFactors) scores.push(scoreForecasts(await forecastAll(fittedOrigins, fittedPoints, one)));
    factor = fitOrdersFactor(scores);
  }
  const forecasts = await forecastAll(origins, plan.points, factor);
  const splitEpoch = history.firstEpoch + split;
  const judged = forecasts.filter(({ originEpoch }) => originEpoch >= splitEpoch);
  return {
    forecasts,
    scores: scoreForecasts(forecasts),
    ordersFactor: factor,
    fit: fits ? { fittedOrigins: fittedOrigins.length, splitEpoch, scores: scoreForecasts(judged) } : null,
  };
}

/** Indices into the history. @throws SpecError when it is too short. */
function originsOf({ difficulty }: EpochHistory, horizon: number): readonly number[] {
  const origins: number[] = [];
  for (let o = EPOCHS_BEFORE; o + horizon < difficulty.length; o += EPOCHS_BETWEEN) origins.push(o);
  if (origins.length > 0) return origins;
  throw new SpecError(
    `the history has ${difficulty.length} epochs, at least ${EPOCHS_BEFORE + horizon + 1} are needed`,
  );
}
