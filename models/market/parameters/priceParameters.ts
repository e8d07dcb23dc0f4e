import { feeParameters } from '../../markets/fees/feeParameters.ts';
import { bootstrapParameters } from '../../markets/price/bootstrapProcess.ts';
import { mertonParameters } from '../../markets/price/mertonProcess.ts';
import { regimeParameters } from '../../markets/price/regimeProcess.ts';
import type { Parameter } from '../../parameter.ts';

/** What a block pays: the price of bitcoin and the transaction fees. Defaults: the round price of the analytic tests. */
export const priceParameters: readonly Parameter[] = [
  {
    name: 'price.process',
    kind: 'choice',
    unit: '-',
    default: 'constant',
    choices: ['constant', 'gbm', 'merton', 'regime', 'bootstrap', 'path'],
    description:
      'Bitcoin price: constant, geometric Brownian motion, jump diffusion, two regimes, resampled past returns, or dated values from a CSV file.',
    source: 'definition',
  },
  {
    name: 'price.initialUsdBtc',
    kind: 'number',
    unit: 'USD/BTC',
    default: 70_000,
    min: 1,
    max: 1e8,
    description: 'Price at the start of the run (all but path).',
    source: 'definition: round figure of the free-entry closed form',
  },
  {
    name: 'price.driftYear',
    kind: 'number',
    unit: '1/year',
    default: 0,
    min: -2,
    max: 2,
    description: 'Annual drift of the mean price (gbm, merton, bootstrap).',
    source: 'assumption: zero, so that no run is carried by a price forecast',
  },
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
  {
    name: 'price.path',
    kind: 'series',
    unit: 'USD/BTC',
    default: { day: [], value: [] },
    description: 'Dated prices (path): linear in between, constant outside.',
    source: 'definition',
  },
  ...mertonParameters,
  ...regimeParameters,
  ...bootstrapParameters,
  ...feeParameters,
];
