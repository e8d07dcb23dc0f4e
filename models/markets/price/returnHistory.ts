import { btcWeeklyLogReturns } from '../../history/btcWeeklyLogReturns.ts';
import type { Series } from '../../parameter.ts';
import { log } from '../../random/math/log.ts';

/** Past log returns over equal intervals, the oldest first. */
export interface ReturnHistory {
  readonly logReturns: readonly number[];
  readonly intervalDays: number;
}

/** Intervals may differ by this much of a day: dates are whole days, and days read from a file are decimal fractions. */
const TOLERANCE_DAYS = 1e-6;

/**
 * @param prices dated prices at equal intervals, USD/BTC; without rows the weekly returns that come with the project.
 * @throws RangeError when there are fewer than three prices or their dates are not equally far apart.
 */
export function returnHistory({ day, value }: Series): ReturnHistory {
  if (day.length === 0) return { logReturns: btcWeeklyLogReturns, intervalDays: 7 };
  if (day.length < 3) throw new RangeError(`price.history has ${day.length} rows, but a bootstrap needs at least 3`);
  const intervalDays = day[1] - day[0];
  const logReturns: number[] = [];
  for (let i = 1; i < day.length; i++) {
    const gap = day[i] - day[i - 1];
    if (Math.abs(gap - intervalDays) > TOLERANCE_DAYS) {
      throw new RangeError(
        `price.history must be equally spaced: rows 1 and 2 are ${intervalDays} days apart, rows ${i} and ${i + 1} are ${gap}`,
      );
    }
    logReturns.push(log(value[i] / value[i - 1]));
  }
  return { logReturns, intervalDays };
}

/** The same returns moved so that their mean is that of a price of this annual drift, 1/year; their variance stays. */
export function withDrift({ logReturns, intervalDays }: ReturnHistory, driftYear: number): ReturnHistory {
  const mean = logReturns.reduce((sum, r) => sum + r, 0) / logReturns.length;
  const variance = logReturns.reduce((sum, r) => sum + (r - mean) * (r - mean), 0) / logReturns.length;
  const wanted = (driftYear * intervalDays) / 365.25 - variance / 2;
  return { logReturns: logReturns.map((r) => r - mean + wanted), intervalDays };
}
