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
  ...processes.flatMap(({ parameters }) => parameters),
  {
    name: 'fees.shareOfSubsidy',
    kind: 'number',
    unit: '1',
    default: 0,
    min: 0,
    max: 20,
    description:
      'Transaction fees per block as a share of the subsidy at the start of the run; constant in BTC, so a halving does not cut them.',
    source: 'https://hashrateindex.com/blog/hashrate-index-roundup-january-12-2026',
  },
];
