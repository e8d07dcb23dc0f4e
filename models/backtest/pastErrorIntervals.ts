import { exp } from '../random/math/exp.ts';
import { log } from '../random/math/log.ts';
import type { Forecast, ForecastInterval } from './forecast.ts';

/**
 * Intervals by what forecasts of the same horizon have missed so far: split conformal prediction on absolute log errors.
 * At each origin only errors count whose outcome was known then. With n of them the half-width is the `ceil((n + 1) level)`
 * smallest, which holds an outcome with at least that probability where errors are exchangeable; where that is more than n,
 * too few are known and there is no interval.
 *
 * Source: Lei et al. 2018, https://doi.org/10.1080/01621459.2017.1307116
 *
 * @param forecasts of one horizon, by rising origin. @param centre difficulty that was forecast. @param level 0 to 1.
 * @returns one a forecast; null where too few errors were known.
 */
export function pastErrorIntervals(
  forecasts: readonly Forecast[],
  centre: (forecast: Forecast) => number,
  level: number,
): (ForecastInterval | null)[] {
  const misses = forecasts.map((forecast) => {
    const miss = log(centre(forecast) / forecast.actual);
    return miss < 0 ? -miss : miss;
  });
  return forecasts.map((forecast) => {
    const known = misses.filter((_, i) => forecasts[i].originEpoch + forecasts[i].horizon <= forecast.originEpoch);
    const rank = Math.ceil((known.length + 1) * level);
    if (rank > known.length) return null;
    const factor = exp(Float64Array.from(known).sort()[rank - 1]);
    return { low: centre(forecast) / factor, high: centre(forecast) * factor };
  });
}
