import type { Parameter } from '../../parameter.ts';

const shock = (name: string): Parameter => ({
  name,
  kind: 'text',
  unit: '-',
  default: '',
  description: 'A shock: btc, fees, power (the factor common to all regions) or rent. and a row of ai.products.',
  source: 'definition',
});

/** How the daily shocks of the markets move together. */
export const shockParameters: readonly Parameter[] = [
  {
    name: 'shocks.correlations',
    kind: 'table',
    unit: '-',
    default: [],
    fields: [
      shock('first'),
      shock('second'),
      {
        name: 'correlation',
        kind: 'number',
        unit: '1',
        default: 0,
        min: -0.9999,
        max: 0.9999,
        description: 'Correlation of their daily normal scores.',
        source: 'definition',
      },
    ],
    description:
      'Correlations of the daily shocks of prices (Gaussian copula); pairs without a row are independent. Jumps, spikes and changes of regime are independent of all.',
    source: 'assumption: none by default; no joint estimate was found',
  },
];
