import type { Parameter } from '../../../models/parameter.ts';
import type { AnyModel } from '../../../src/spec/anyModel.ts';

const about = { description: 'For tests.', source: 'definition' };

const parameters: readonly Parameter[] = [
  { name: 'chain.startDate', kind: 'text', unit: '-', default: '2026-06-14', ...about },
  { name: 'shift.kind', kind: 'choice', unit: '-', default: 'hashrate', choices: ['hashrate', 'capacity'], ...about },
  { name: 'shift.share', kind: 'number', unit: '1', default: 0, min: 0, max: 0.9, ...about },
  { name: 'shift.start', kind: 'moment', unit: 'epoch', default: 0, min: 0, max: 1000, ...about },
  { name: 'shift.duration', kind: 'duration', unit: 'epoch', default: 0, min: 0, max: 500, ...about },
  { name: 'power.price', kind: 'number', unit: 'USD/MWh', default: 50, min: 1, max: 500, ...about },
  { name: 'miners.count', kind: 'integer', unit: 'miner', default: 5, min: 1, max: 100, ...about },
  { name: 'miners.strategic', kind: 'boolean', unit: '-', default: false, ...about },
  { name: 'price.path', kind: 'series', unit: 'USD/BTC', default: { day: [], value: [] }, min: 0, ...about },
  {
    name: 'miners.pools',
    kind: 'table',
    unit: '-',
    default: [],
    fields: [
      { name: 'name', kind: 'text', unit: '-', default: '', ...about },
      { name: 'share', kind: 'number', unit: '1', default: 1, min: 0, max: 1, ...about },
    ],
    ...about,
  },
];

/** A model with one parameter of every kind and nothing to run. */
export const fakeModel: AnyModel = {
  name: 'market',
  parameters,
  columns: [
    { name: 'hashrate_eh_s', unit: 'EH/s', meaning: 'Mean over the epoch.' },
    { name: 'hashprice_usd_ph_day', unit: 'USD/PH/day', meaning: 'Mean over the epoch.' },
  ],
  outcomes: [
    { name: 'hashrate', unit: 'EH/s', meaning: 'At the end.', contrast: 'relative', change: 'hashrate_change' },
    { name: 'budget', unit: 'USD/day', meaning: 'At the end.', contrast: 'difference', change: 'budget_change' },
  ],
};
