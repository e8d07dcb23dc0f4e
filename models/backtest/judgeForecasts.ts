import type { Forecast, ForecastInterval } from './forecast.ts';
import { pastErrorIntervals } from './pastErrorIntervals.ts';

/** What the intervals of forecasts promise to hold. */
export const LEVEL = 0.9;

/** A forecast with the intervals that past errors give it; null where too few were known at its origin. */
export interface JudgedForecast extends Forecast {
  readonly byPastErrors: ForecastInterval | null;
  readonly byDriftErrors: ForecastInterval | null;
}

/** @param forecasts by rising origin, the horizons of an origin together. */
export function judgeForecasts(forecasts: readonly Forecast[]): JudgedForecast[] {
  const judged = new Map<Forecast, JudgedForecast>();
  for (const horizon of new Set(forecasts.map((forecast) => forecast.horizon))) {
    const chosen = forecasts.filter((forecast) => forecast.horizon === horizon);
    const model = pastErrorIntervals(chosen, ({ median }) => median, LEVEL);
    const drift = pastErrorIntervals(chosen, (forecast) => forecast.drift, LEVEL);
    for (const [i, forecast] of chosen.entries())
      judged.set(forecast, { ...forecast, byPastErrors: model[i], byDriftErrors: drift[i] });
  }
  return forecasts.map((forecast) => judged.get(forecast) as JudgedForecast);
}
