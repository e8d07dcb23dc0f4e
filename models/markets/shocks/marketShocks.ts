import type { ParameterReader } from '../../parameterReader.ts';
import type { Sequence, Streams } from '../../random/streams.ts';
import { meanBlockReturns } from '../price/bootstrapProcess.ts';
import { returnHistory } from '../price/returnHistory.ts';
import { bootstrapShocks } from './bootstrapShocks.ts';
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

/** The uniforms behind bitcoin's daily returns. */
function bitcoinShocks(parameters: ParameterReader, streams: Streams, needed: boolean): Sequence {
  const shocks = streams.sequence('price', 'btc');
  if (!needed || parameters.text('price.process') !== 'bootstrap') return shocks;
  const history = returnHistory(parameters.series('price.history'));
  const meanBlock = meanBlockReturns(parameters, history);
  return bootstrapShocks(history, meanBlock, shocks, streams.sequence('price', 'withinInterval'));
}
