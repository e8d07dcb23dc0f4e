import { log } from '../random/math/log.ts';
import type { Forecast, ForecastInterval } from './forecast.ts';
import { type JudgedForecast, LEVEL } from './judgeForecasts.ts';
import { quantileOfSorted } from './quantileOfSorted.ts';
import { type IntervalScore, scoreIntervals } from './scoreIntervals.ts';

/** How good forecasts of one horizon were. Errors are logarithmic: 0.1 is about 10 %. */
export interface ForecastScore {
  readonly horizon: number;
  readonly forecasts: number;
  /** Median absolute log error of the model's median and of the baselines. */
  readonly model: number;
  readonly noChange: number;
  readonly drift: number;
  /** Mean log error of the model: above 0, it expected too much. */
  readonly bias: number;
  /** 90 % intervals: of the simulated runs, by past errors of the model, and by those of the drift. */
  readonly ofRuns: IntervalScore;
  readonly ofPastErrors: IntervalScore;
  readonly ofDriftErrors: IntervalScore;
}

/** Scores by horizon, in the order in which horizons first appear. */
export function scoreForecasts(forecasts: readonly JudgedForecast[]): ForecastScore[] {
  const horizons = [...new Set(forecasts.map(({ horizon }) => horizon))];
  return horizons.map((horizon) => {
    const chosen = forecasts.filter((forecast) => forecast.horizon === horizon);
    const errors = (of: (forecast: Forecast) => number): Float64Array =>
      Float64Array.from(chosen, (forecast) => log(of(forecast) / forecast.actual));
    const model = errors(({ median }) => median);
    const actual = chosen.map((forecast) => forecast.actual);
    const intervals = (of: (forecast: JudgedForecast) => ForecastInterval | null): IntervalScore =>
      scoreIntervals(chosen.map(of), actual, LEVEL);
    return {
      horizon,
      forecasts: chosen.length,
      model: medianSize(model),
      noChange: medianSize(errors(({ noChange }) => noChange)),
      drift: medianSize(errors(({ drift }) => drift)),
      bias: model.reduce((sum, error) => sum + error, 0) / chosen.length,
      ofRuns: intervals(({ low, high }) => ({ low, high })),
      ofPastErrors: intervals(({ byPastErrors }) => byPastErrors),
      ofDriftErrors: intervals(({ byDriftErrors }) => byDriftErrors),
    };
  });
}

function medianSize(errors: Float64Array): number {
  return quantileOfSorted(errors.map((error) => (error < 0 ? -error : error)).sort(), 0.5);
}
