import type { ParameterReader } from '../../parameterReader.ts';
import type { Streams } from '../../random/streams.ts';
import { createBootstrapPrice } from './bootstrapProcess.ts';
import { constantPrice } from './constantPrice.ts';
import { geometricBrownianPrice } from './geometricBrownianPrice.ts';
import { createMertonPrice } from './mertonProcess.ts';
import { pathPrice } from './pathPrice.ts';
import type { PriceProcess } from './priceProcess.ts';
import { createRegimePrice } from './regimeProcess.ts';

/** The price process that `price.process` names. */
export function createPriceProcess(parameters: ParameterReader, streams: Streams): PriceProcess {
  const initial = parameters.number('price.initialUsdBtc');
  const process = parameters.text('price.process');
  if (process === 'path') return pathPrice(parameters.series('price.path'));
  if (process === 'gbm') {
    const drift = parameters.number('price.driftYear');
    const volatility = parameters.number('price.volatilityYear');
    return geometricBrownianPrice(initial, drift, volatility, streams.sequence('price', 'btc'));
  }
  if (process === 'merton') return createMertonPrice(parameters, streams);
  if (process === 'regime') return createRegimePrice(parameters, streams);
  if (process === 'bootstrap') return createBootstrapPrice(parameters, streams);
  return constantPrice(initial);
}
