import { exp } from '../../random/math/exp.ts';
import { normalQuantile } from '../../random/math/normalQuantile.ts';
import type { Sequence } from '../../random/streams.ts';
import { dailyPath } from './dailyPath.ts';
import type { PricePath } from './pricePath.ts';
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
export function geometricBrownianPrice(usdBtc: number, drift: number, volatility: number, shocks: Sequence): PricePath {
  const logDriftPerDay = (drift - (volatility * volatility) / 2) / DAYS_PER_YEAR;
  const sdPerDay = volatility * Math.sqrt(1 / DAYS_PER_YEAR);
  return dailyPath(usdBtc, (last) => last * exp(logDriftPerDay + sdPerDay * normalQuantile(shocks.next())));
}

/** The process `gbm`. */
export const gbm: PriceProcess = {
  name: 'gbm',
  summary: 'geometric Brownian motion',
  parameters: [
    {
      name: 'price.volatilityYear',
      kind: 'number',
      unit: '1/sqrt(year)',
      default: 0.45,
      min: 0,
      max: 3,
      description: 'Annual standard deviation of log returns (gbm).',
      source: 'computed from daily closes 2024-01 to 2025-06, https://github.com/m-marqx/BTC-RPC-Data',
    },
  ],
  create({ parameters, initialUsdBtc, streams }) {
    const drift = parameters.number('price.driftYear');
    const volatility = parameters.number('price.volatilityYear');
    return geometricBrownianPrice(initialUsdBtc, drift, volatility, streams.sequence('btc'));
  },
};
