import type { ParameterReader } from '../../parameterReader.ts';
import type { Sequence, Streams } from '../../random/streams.ts';
import { returnHistory } from '../price/returnHistory.ts';
import { stationaryBootstrap } from '../price/stationaryBootstrap.ts';
import { correlatedSequences } from './correlatedSequences.ts';
import { readCorrelations } from './readCorrelations.ts';

/**
 * The daily shocks of all markets but bitcoin's: that one comes first in the matrix, so its own numbers are never
 * changed by a correlation, and its price takes them from their stream.
 */
export interface MarketShocks {
  readonly fees: Sequence;
  /** What the power prices of all regions have in common. */
  readonly power: Sequence;
  /** By name of the AI product. */
  readonly rent: ReadonlyMap<string, Sequence>;
}

/** @throws RangeError when `shocks.correlations` cannot be read or met. */
export function createMarketShocks(parameters: ParameterReader, streams: Streams): MarketShocks {
  const products = parameters.table('ai.products').map((row) => String(row.name));
  const names = ['btc', 'fees', 'power', ...products.map((name) => `rent.${name}`)];
  const factor = readCorrelations(parameters, names);
  const independent = [
    bitcoinShocks(
      parameters,
      streams,
      factor.some((weights, i) => i > 0 && weights[0] !== 0),
    ),
    streams.sequence('fees', 'level'),
    streams.sequence('power', 'common'),
    ...products.map((name) => streams.sequence('ai', 'rent', name)),
  ];
  const [, fees, power, ...rents] = correlatedSequences(independent, factor);
  return { fees, power, rent: new Map(products.map((name, i) => [name, rents[i]])) };
}

/** The uniforms behind bitcoin's daily returns; of resampled returns, their ranks. */
function bitcoinShocks(parameters: ParameterReader, streams: Streams, needed: boolean): Sequence {
  const shocks = streams.sequence('price', 'btc');
  if (!needed || parameters.text('price.process') !== 'bootstrap') return shocks;
  const { logReturns, intervalDays } = returnHistory(parameters.series('price.history'));
  if (intervalDays !== 1) {
    throw new RangeError(
      `shocks.correlations: btc can be correlated with daily shocks only when price.history is daily, but its returns are over ${intervalDays} days`,
    );
  }
  const next = stationaryBootstrap(logReturns.length, Math.max(1, parameters.number('price.meanBlockDays')), shocks);
  const ascending = logReturns.map((_, i) => i).sort((a, b) => logReturns[a] - logReturns[b] || a - b);
  const rank = new Float64Array(logReturns.length);
  ascending.forEach((index, r) => {
    rank[index] = (r + 0.5) / rank.length;
  });
  return { next: () => rank[next()] };
}
