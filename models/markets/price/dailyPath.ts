import { dailyMean } from '../dailyMean.ts';
import type { PricePath } from './pricePath.ts';

/**
 * A price known at every midnight and linear in between.
 *
 * @param first price at day 0, USD/BTC.
 * @param next  price of the following day given the last one; called once for every day, in order.
 */
export function dailyPath(first: number, next: (last: number, day: number) => number): PricePath {
  return { meanUsdBtc: dailyMean(first, next) };
}
