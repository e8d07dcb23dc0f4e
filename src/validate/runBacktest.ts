import { fitOrdersFactor, ordersFactors } from '../../models/backtest/fitOrdersFactor.ts';
import { type JudgedForecast, judgeForecasts } from '../../models/backtest/judgeForecasts.ts';
import { type ForecastScore, scoreForecasts } from '../../models/backtest/scoreForecasts.ts';
import type { EpochHistory } from '../../models/history/epochHistory.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import type { Plan } from '../plan/plan.ts';
import { SpecError } from '../specError.ts';
import { type ForecastSetup, forecastOrigins } from './forecastOrigins.ts';

/** Epochs ahead at which forecasts are judged: about a quarter, half a year and a year. */
export const backtestHorizons = [6, 13, 26] as const;
/** Epochs of history that an origin needs before it: a year of drift, and time for the fleet to build up. */
const EPOCHS_BEFORE = 70;
const EPOCHS_BETWEEN = 4;
/** Points of the design that the factor is fitted with. */
const FITTED_POINTS = 10;

/** What a backtest found. */
export interface Backtest {
  readonly forecasts: readonly JudgedForecast[];
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
  const { points, replications } = plan;
  const horizon = Math.max(...backtestHorizons);
  const origins = originsOf(history, horizon);
  const split = origins[origins.length >> 1];
  const early = ordersFactor === undefined ? origins.filter((origin) => origin + horizon <= split) : [];
  const fewPoints = points.slice(0, FITTED_POINTS);
  const fitRuns = early.length * ordersFactors.length * fewPoints.length * replications;
  const total = origins.length * points.length * replications + fitRuns;
  let done = 0;
  const setup: ForecastSetup = {
    history,
    horizons: backtestHorizons,
    seed: experiment.seed,
    replications,
    signal,
    onRun: () => onProgress?.(++done, total),
  };
  const factor = early.length > 0 ? await fitOnEarly(setup, early, fewPoints) : (ordersFactor ?? 1);
  const forecasts = judgeForecasts(await forecastOrigins(setup, origins, points, factor));
  const splitEpoch = history.firstEpoch + split;
  const later = forecasts.filter(({ originEpoch }) => originEpoch >= splitEpoch);
  return {
    forecasts,
    scores: scoreForecasts(forecasts),
    ordersFactor: factor,
    fit: early.length > 0 ? { fittedOrigins: early.length, splitEpoch, scores: scoreForecasts(later) } : null,
  };
}

/** The factor that does best on origins whose outcomes lie before all that judge it. */
async function fitOnEarly(setup: ForecastSetup, origins: readonly number[], points: Plan['points']): Promise<number> {
  const scores: ForecastScore[][] = [];
  for (const factor of ordersFactors)
    scores.push(scoreForecasts(judgeForecasts(await forecastOrigins(setup, origins, points, factor))));
  return fitOrdersFactor(scores);
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
