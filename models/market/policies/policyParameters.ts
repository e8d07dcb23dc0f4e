import type { Parameter } from '../../parameter.ts';

/** Dated interventions and shocks. Default: none. */
export const policyParameters: readonly Parameter[] = [
  {
    name: 'policies',
    kind: 'table',
    unit: '-',
    default: [],
    fields: [
      {
        name: 'kind',
        kind: 'choice',
        unit: '-',
        default: 'regionBan',
        choices: ['regionBan', 'curtailment', 'btcPriceFactor', 'powerPriceFactor', 'aiDemandFactor', 'aiRentFactor'],
        description:
          'regionBan: mining is forbidden on a share of the power, and the machines there are taken out; curtailment: a share of running power is switched off, and comes back; btcPriceFactor, powerPriceFactor, aiDemandFactor, aiRentFactor: the price of bitcoin, the power price of sites, the power that tenants want, and the rents that they pay elsewhere are multiplied.',
        source: 'definition',
      },
      {
        name: 'region',
        kind: 'text',
        unit: '-',
        default: '',
        description: 'Name of a row of population.regions; empty: everywhere.',
        source: 'definition',
      },
      {
        name: 'start',
        kind: 'moment',
        unit: 'epoch',
        default: 0,
        min: 0,
        max: 100_000,
        description: 'Epoch in which it begins.',
        source: 'definition',
      },
      {
        name: 'phase',
        kind: 'number',
        unit: 'epoch',
        default: 0,
        min: 0,
        max: 0.9999,
        description: 'Fraction of that epoch at which it begins.',
        source: 'definition',
      },
      {
        name: 'height',
        kind: 'integer',
        unit: 'block',
        default: 0,
        min: 0,
        max: 1e9,
        description: 'Block with which it begins, in place of start and phase; 0: not used.',
        source: 'definition',
      },
      {
        name: 'duration',
        kind: 'duration',
        unit: 'epoch',
        default: 0,
        min: 0,
        max: 10_000,
        description: 'Length, counted in blocks (144 a day); 0: it never ends.',
        source: 'definition',
      },
      {
        name: 'size',
        kind: 'number',
        unit: '1',
        default: 1,
        min: 0,
        max: 1000,
        description: 'Share of the power concerned, 0 to 1 (regionBan, curtailment), or factor, above 0.',
        source: 'definition',
      },
    ],
    description:
      'Policies and shocks, one a row. Those in force together act one after the other: shares are taken of what is left, factors multiply.',
    source: 'definition',
  },
];
