import { exp } from '../../random/math/exp.ts';
import { normalQuantile } from '../../random/math/normalQuantile.ts';
import type { Sequence } from '../../random/streams.ts';
import { dailyPath } from './dailyPath.ts';
import type { PriceProcess } from './priceProcess.ts';

const DAYS_PER_YEAR = 365.25;

/**
 * Geometric Brownian motion on a daily grid: `d ln S = (drift - volatility^2 / 2) dt + volatility dW`, so that
 * `E[S(t)] = S(0) exp(drift t)`.
 *
 * @param usdBtc     price at the start, USD/BTC.
 * @param drift      annual drift of the mean, 1/year.
 * @param volatility annual standard deviation of log returns, 1/sqrt(year).
 * Source: Hull, Options, Futures and Other Derivatives, ch. 14 (Samuelson 1965).
 */
export function geometricBrownianPrice(
  usdBtc: number,
  drift: number,
  volatility: number,
  shocks: Sequence,
): PriceProcess {
  const logDriftPerDay = (drift - (volatility * volatility) / 2) / DAYS_PER_YEAR;
  const sdPerDay = volatility * Math.sqrt(1 / DAYS_PER_YEAR);
  return dailyPath(usdBtc, (last) => last * exp(logDriftPerDay + sdPerDay * normalQuantile(shocks.next())));
}
