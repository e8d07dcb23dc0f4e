import { feeParameters } from '../../markets/fees/feeParameters.ts';
import type { PriceProcess } from '../../markets/price/priceProcess.ts';
import type { Parameter } from '../../parameter.ts';
import { listChoices } from '../../part.ts';

/** What a block pays: the price of bitcoin and the transaction fees. Defaults: the round price of the analytic tests. */
export const priceParameters = (processes: readonly PriceProcess[]): readonly Parameter[] => [
  {
    name: 'price.process',
    kind: 'choice',
    unit: '-',
    default: 'constant',
    choices: processes.map(({ name }) => name),
    description: `Bitcoin price: ${listChoices(processes.map(({ summary }) => summary))}.`,
    source: 'definition',
  },
  {
    name: 'price.initialUsdBtc',
    kind: 'number',
    unit: 'USD/BTC',
    default: 70_000,
    min: 1,
    max: 1e8,
    description: 'Price at the start of the run (all processes but path).',
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
  ...processes.flatMap(({ parameters }) => parameters),
  ...feeParameters,
];
