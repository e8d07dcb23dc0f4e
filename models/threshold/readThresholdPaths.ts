import { EPOCH_BLOCKS } from '../chain/protocol.ts';
import { SATOSHI_PER_BTC, subsidySatoshiBetween } from '../chain/subsidy.ts';
import type { Series } from '../parameter.ts';
import type { ParameterReader } from '../parameterReader.ts';
import type { ThresholdPaths } from './thresholdPaths.ts';

const NOMINAL_EPOCH_DAYS = 14;

/**
 * The paths that the parameters describe, `epochs` entries each: a series read at day 14 k for epoch k, or in its
 * absence the constant price and the subsidy of the protocol.
 */
export function readThresholdPaths(parameters: ParameterReader, epochs: number): ThresholdPaths {
  const price = (series: string, constant: string): Float64Array => {
    const dated = parameters.series(series);
    if (dated.day.length === 0) return new Float64Array(epochs).fill(parameters.number(constant));
    return atEpochs(dated, epochs, true);
  };
  const subsidy = parameters.series('subsidy');
  return {
    btcUsd: price('price.btc_usd', 'price.btc_constant_usd'),
    subsidyBtc:
      subsidy.day.length === 0
        ? protocolSubsidyBtc(parameters.number('start.height'), epochs)
        : atEpochs(subsidy, epochs, false),
    aiUsdKwh: price('price.ai_usd_kwh', 'price.ai_constant_usd_kwh'),
  };
}

/** Reads a dated path at the start of every epoch: linear between its dates or constant up to the next one. */
function atEpochs({ day, value }: Series, epochs: number, linear: boolean): Float64Array {
  const path = new Float64Array(epochs);
  let next = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const today = epoch * NOMINAL_EPOCH_DAYS;
    while (next < day.length && day[next] <= today) next++;
    const last = Math.max(next - 1, 0);
    const between = linear && next > 0 && next < day.length;
    const share = between ? (today - day[last]) / (day[next] - day[last]) : 0;
    path[epoch] = between ? value[last] + share * (value[next] - value[last]) : value[last];
  }
  return path;
}

/** Mean subsidy of a block in every epoch: in the epoch of a halving it lies between the two. */
function protocolSubsidyBtc(startHeight: number, epochs: number): Float64Array {
  return Float64Array.from({ length: epochs }, (_, epoch) => {
    const satoshi = subsidySatoshiBetween(startHeight + epoch * EPOCH_BLOCKS, EPOCH_BLOCKS);
    return satoshi / (SATOSHI_PER_BTC * EPOCH_BLOCKS);
  });
}
