import { exp } from '../../random/math/exp.ts';
import type { Sequence } from '../../random/streams.ts';
import { dailyMean } from '../dailyMean.ts';
import type { PricePath } from './pricePath.ts';
import type { ReturnHistory } from './returnHistory.ts';
import { stationaryBootstrap } from './stationaryBootstrap.ts';

/**
 * A price that moves by past returns, resampled in blocks (see `stationaryBootstrap`): fat tails and clusters of
 * volatility as they were, without a law. The price is known at the ends of the history's intervals, linear in between.
 *
 * @param usdBtc    price at the start, USD/BTC.
 * @param meanBlock mean length of a block in returns, at least 1.
 */
export function bootstrapPrice(
  usdBtc: number,
  { logReturns, intervalDays }: ReturnHistory,
  meanBlock: number,
  draws: Sequence,
): PricePath {
  const next = stationaryBootstrap(logReturns.length, meanBlock, draws);
  const mean = dailyMean(usdBtc, (last) => last * exp(logReturns[next()]));
  return { meanUsdBtc: (fromDay, toDay) => mean(fromDay / intervalDays, toDay / intervalDays) };
}
