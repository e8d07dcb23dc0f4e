import type { Parameter } from '../../parameter.ts';

/** The second-hand market for machines. Default: there is none, and displaced machines stay in stock until they decay. */
export const usedParameters: readonly Parameter[] = [
  {
    name: 'used.market',
    kind: 'choice',
    unit: '-',
    default: 'none',
    choices: ['none', 'clearing'],
    description:
      'Machines in stock: none: they stay there; clearing: they are sold to sites with free power, at one price for each vintage.',
    source: 'definition',
  },
  {
    name: 'used.leadTime',
    kind: 'duration',
    unit: 'epoch',
    default: 3,
    min: 1,
    max: 60,
    description: 'Time from the sale of a used machine until it runs in its new place.',
    source: 'assumption: freight and customs take one to two months',
  },
  {
    name: 'used.fillTime',
    kind: 'duration',
    unit: 'epoch',
    default: 6.5,
    min: 1,
    max: 100,
    description: 'Time over which a site fills its free power with used machines.',
    source: 'assumption: a quarter; used machines need no order books',
  },
  {
    name: 'used.scrapUsdTh',
    kind: 'number',
    unit: 'USD/TH/s',
    default: 0,
    min: 0,
    max: 100,
    description: 'Least price that owners accept for a used machine.',
    source: 'assumption: what a machine brings as scrap about pays for taking it out',
  },
];
