import type { Parameter } from '../../parameter.ts';
import type { ParameterReader } from '../../parameterReader.ts';
import { bootstrapPrice } from './bootstrapPrice.ts';
import type { PriceProcess } from './priceProcess.ts';
import { type ReturnHistory, returnHistory, withDrift } from './returnHistory.ts';

const bootstrapParameters: readonly Parameter[] = [
  {
    name: 'price.history',
    kind: 'series',
    unit: 'USD/BTC',
    default: { day: [], value: [] },
    min: 1e-9,
    description:
      'Past prices at equal intervals whose returns are resampled (bootstrap); without it the weekly returns of 2018 to mid-2025 that come with the model.',
    source: 'definition; weekly returns computed from https://github.com/m-marqx/BTC-RPC-Data',
  },
  {
    name: 'price.meanBlockDays',
    kind: 'number',
    unit: 'day',
    default: 56,
    min: 1,
    max: 3650,
    description: 'Mean length of a block of past returns (bootstrap); less than one interval draws single returns.',
    source: 'assumption: two months, long enough to keep most of the clustering of volatility',
  },
  {
    name: 'price.historicalDrift',
    kind: 'boolean',
    unit: '-',
    default: false,
    description:
      'Keep the mean of the past returns (bootstrap); otherwise they are moved to that of a price with price.driftYear.',
    source: 'assumption: no, so that no run is carried by the rise of the past',
  },
];

/** The process `bootstrap`. Creating it throws RangeError when `price.history` gives no returns over equal intervals. */
export const bootstrap: PriceProcess = {
  name: 'bootstrap',
  summary: 'resampled past returns',
  parameters: bootstrapParameters,
  create({ parameters, initialUsdBtc, streams }) {
    const past = returnHistory(parameters.series('price.history'));
    const history = parameters.flag('price.historicalDrift')
      ? past
      : withDrift(past, parameters.number('price.driftYear'));
    return bootstrapPrice(initialUsdBtc, history, meanBlockReturns(parameters, past), streams.sequence('btc'));
  },
};

/** Mean length of a block in returns, at least 1. */
export function meanBlockReturns(parameters: ParameterReader, { intervalDays }: ReturnHistory): number {
  return Math.max(1, parameters.number('price.meanBlockDays') / intervalDays);
}
