import type { Parameter } from '../parameter.ts';

/** Prices and subsidy of the `threshold` model. */
export const pathParameters: readonly Parameter[] = [
  {
    name: 'price.btc_usd',
    kind: 'series',
    unit: 'USD/BTC',
    default: { day: [], value: [] },
    description:
      'Price of bitcoin, linear between dates and constant outside them; epoch k is day 14 k. Empty: price.btc_constant_usd.',
    source: 'definition: data of the user',
  },
  {
    name: 'price.btc_constant_usd',
    kind: 'number',
    unit: 'USD/BTC',
    default: 65000,
    min: 0,
    max: 1e9,
    description: 'Price of bitcoin when price.btc_usd is empty.',
    source: 'https://github.com/Cimera311/Tagesgenaue-Preise: mean of June 2026 63,339, close of 21 August 2026 73,098',
  },
  {
    name: 'price.ai_usd_kwh',
    kind: 'series',
    unit: 'USD/kWh',
    default: { day: [], value: [] },
    description:
      'AI revenue per kWh that the site draws, power included, linear between dates and constant outside them. Empty: price.ai_constant_usd_kwh.',
    source: 'definition: data of the user',
  },
  {
    name: 'price.ai_constant_usd_kwh',
    kind: 'number',
    unit: 'USD/kWh',
    default: 0.19,
    min: 0,
    max: 100,
    description: 'AI revenue per kWh that the site draws, power included, when price.ai_usd_kwh is empty.',
    source:
      'assumption: colocation at 1.85 M USD per MW of critical IT and year times 0.70 MW IT per MW drawn is 0.148 USD/kWh, plus 0.045 of power that the tenant pays',
  },
  {
    name: 'subsidy',
    kind: 'series',
    unit: 'BTC/block',
    default: { day: [], value: [] },
    description:
      'Block subsidy, constant from each date to the next. Empty: the schedule of the protocol from start.height, averaged over an epoch.',
    source: 'definition: data of the user',
  },
  {
    name: 'start.height',
    kind: 'integer',
    unit: 'blocks',
    default: 953568,
    min: 0,
    max: 13440000,
    description: 'Height of the first block of the run; matters for the subsidy alone.',
    source: 'protocol: first block after the retarget of 13 June 2026',
  },
];
