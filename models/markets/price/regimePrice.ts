import { exp } from '../../random/math/exp.ts';
import { normalQuantile } from '../../random/math/normalQuantile.ts';
import type { Field, Sequence } from '../../random/streams.ts';
import { dailyPath } from './dailyPath.ts';
import type { PricePath } from './pricePath.ts';

const DAYS_PER_YEAR = 365.25;

export interface Regime {
  /** Drift of the mean price while the regime holds, 1/year. */
  readonly driftYear: number;
  /** Annual standard deviation of log returns while it holds, 1/sqrt(year). */
  readonly volatilityYear: number;
  /** Expected length of a stay, days, at least 1. */
  readonly meanDays: number;
}

/**
 * Two regimes on a daily grid: each day's log return is normal with the drift and volatility of the regime in force,
 * which ends with probability `1 / meanDays` a day. The first regime is drawn from the stationary law, in which a
 * regime holds for its mean stay over the sum of both.
 * Source: Hamilton 1989, doi:10.2307/1912559.
 *
 * @param usdBtc   price at the start, USD/BTC.
 * @param shocks   drives the return of every day.
 * @param switches decides, addressed by the day, whether the regime changes.
 */
export function regimePrice(
  usdBtc: number,
  calm: Regime,
  turbulent: Regime,
  shocks: Sequence,
  switches: Field,
): PricePath {
  let inForce: Regime | null = null;
  const other = (regime: Regime): Regime => (regime === calm ? turbulent : calm);
  const regimeOf = (day: number): Regime => {
    const u = switches.at(0, day);
    if (inForce === null) return u < turbulent.meanDays / (calm.meanDays + turbulent.meanDays) ? turbulent : calm;
    return u * inForce.meanDays < 1 ? other(inForce) : inForce;
  };
  return dailyPath(usdBtc, (last, day) => {
    inForce = regimeOf(day);
    const { driftYear, volatilityYear } = inForce;
    const logDriftDay = (driftYear - (volatilityYear * volatilityYear) / 2) / DAYS_PER_YEAR;
    const sdDay = volatilityYear * Math.sqrt(1 / DAYS_PER_YEAR);
    return last * exp(logDriftDay + sdDay * normalQuantile(shocks.next()));
  });
}
