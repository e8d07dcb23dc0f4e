import type { Parameter } from '../parameter.ts';

/** Fields of the `miners` table of the `threshold` model. */
export const minerFields: readonly Parameter[] = [
  {
    name: 'power_mw',
    kind: 'number',
    unit: 'MW',
    default: 18,
    min: 1e-9,
    max: 1e6,
    description: 'Power that the miner can draw, for hashing or for AI.',
    source: 'definition: data of the user; the default is population.power_mean_mw',
  },
  {
    name: 'electricity_usd_kwh',
    kind: 'number',
    unit: 'USD/kWh',
    default: 0.045,
    min: 0,
    max: 1,
    description: 'Price that the miner pays for electricity.',
    source: 'definition: data of the user; the default is population.electricity_median_usd_kwh',
  },
  {
    name: 'efficiency_j_th',
    kind: 'number',
    unit: 'J/TH',
    default: 20,
    min: 0.1,
    max: 10000,
    description: 'Energy per hash of its machines: the smaller, the better.',
    source: 'definition: data of the user; the default is population.efficiency_median_j_th',
  },
  {
    name: 'ai_capable',
    kind: 'boolean',
    unit: '-',
    default: false,
    description: 'Whether the site can host AI at all.',
    source: 'definition: data of the user',
  },
  {
    name: 'conversion_usd_kw',
    kind: 'number',
    unit: 'USD/kW',
    default: 6650,
    min: 0,
    max: 1e6,
    description: 'Cost of converting to AI, per kW that the site draws.',
    source: 'definition: data of the user; the default is population.conversion_median_usd_kw',
  },
];
