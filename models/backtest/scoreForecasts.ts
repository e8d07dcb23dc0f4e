import { log } from '../random/math/log.ts';
import type { Forecast } from './forecast.ts';
import { quantileOfSorted } from './quantileOfSorted.ts';

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
  /** Share of the outcomes that fell into the 90 % interval. */
  readonly coverage: number;
}

/** Scores by horizon, in the order in which horizons first appear. */
export function scoreForecasts(forecasts: readonly Forecast[]): ForecastScore[] {
  const horizons = [...new Set(forecasts.map(({ horizon }) => horizon))];
  return horizons.map((horizon) => {
    const chosen = forecasts.filter((forecast) => forecast.horizon === horizon);
    const errors = (of: (forecast: Forecast) => number): Float64Array =>
      Float64Array.from(chosen, (forecast) => log(of(forecast) / forecast.actual));
    const model = errors(({ median }) => median);
    return {
      horizon,
      forecasts: chosen.length,
      model: medianSize(model),
      noChange: medianSize(errors(({ noChange }) => noChange)),
      drift: medianSize(errors(({ drift }) => drift)),
      bias: model.reduce((sum, error) => sum + error, 0) / chosen.length,
      coverage: chosen.filter(({ low, actual, high }) => low <= actual && actual <= high).length / chosen.length,
    };
  });
}

function medianSize(errors: Float64Array): number {
  return quantileOfSorted(errors.map((error) => (error < 0 ? -error : error)).sort(), 0.5);
}
