import type { Parameter } from '../../parameter.ts';
import { mertonPrice } from './mertonPrice.ts';
import type { PriceProcess } from './priceProcess.ts';

const FIT =
  'computed from daily closes 2018-01 to 2025-06, https://github.com/m-marqx/BTC-RPC-Data: returns beyond 3 standard deviations, set apart until none is left (117 of 2,737), count as jumps';

const mertonParameters: readonly Parameter[] = [
  {
    name: 'price.diffusionYear',
    kind: 'number',
    unit: '1/sqrt(year)',
    default: 0.51,
    min: 0,
    max: 3,
    description: 'Annual standard deviation of log returns between jumps (merton).',
    source: FIT,
  },
  {
    name: 'price.jumpsYear',
    kind: 'number',
    unit: '1/year',
    default: 15.6,
    min: 0,
    max: 365,
    description: 'Expected number of jumps a year (merton).',
    source: FIT,
  },
  {
    name: 'price.jumpLogMean',
    kind: 'number',
    unit: '1',
    default: -0.0026,
    min: -1,
    max: 1,
    description: 'Mean of the log of a jump (merton).',
    source: FIT,
  },
  {
    name: 'price.jumpLogSd',
    kind: 'number',
    unit: '1',
    default: 0.119,
    min: 0,
    max: 1,
    description: 'Standard deviation of the log of a jump (merton).',
    source: FIT,
  },
];

/** The process `merton`. Its diffusion takes the shocks of the geometric Brownian motion; drift is `price.driftYear`. */
export const merton: PriceProcess = {
  name: 'merton',
  summary: 'jump diffusion',
  parameters: mertonParameters,
  create({ parameters, initialUsdBtc, streams }) {
    const law = {
      driftYear: parameters.number('price.driftYear'),
      diffusionYear: parameters.number('price.diffusionYear'),
      jumpsYear: parameters.number('price.jumpsYear'),
      jumpLogMean: parameters.number('price.jumpLogMean'),
      jumpLogSd: parameters.number('price.jumpLogSd'),
    };
    return mertonPrice(initialUsdBtc, law, {
      diffusion: streams.sequence('btc'),
      jumpCount: streams.field('jumpCount'),
      jumpSize: streams.field('jumpSize'),
    });
  },
};
