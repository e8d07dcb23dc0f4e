import type { ModelFigure } from '../modelFigure.ts';
import type { MarketState } from './marketState.ts';
import { machineClasses, supplyOfHashrate } from './supplyOfHashrate.ts';

/** What the market model can show besides its figured columns. */
export const marketFigures: readonly ModelFigure<MarketState>[] = [
  {
    name: 'waterfall',
    kind: 'parts',
    title: 'What is the power of mining sites used for?',
    columns: [
      { column: 'mining_mw', label: 'mining' },
      { column: 'idle_mw', label: 'idle' },
      { column: 'building_mw', label: 'building AI' },
      { column: 'ai_mw', label: 'AI' },
      { column: 'free_mw', label: 'free' },
      { column: 'barred_mw', label: 'forbidden' },
    ],
    whole: 'grid capacity',
  },
  {
    name: 'difficulty',
    kind: 'course',
    title: 'How do difficulty and the time between blocks go?',
    columns: [
      { column: 'difficulty', label: 'Difficulty' },
      { column: 'mean_interval_s', label: 'Mean block time' },
      { column: 'longest_interval_s', label: 'Longest block time' },
    ],
  },
  {
    name: 'concentration',
    kind: 'course',
    title: 'How concentrated is the running hashrate?',
    levelsOnly: true,
    columns: [
      { column: 'hhi_operator', label: 'HHI, operators' },
      { column: 'hhi_region', label: 'HHI, regions' },
      { column: 'hhi_pool', label: 'HHI, pools' },
      { column: 'nakamoto_operator', label: 'Nakamoto coefficient' },
      { column: 'nakamoto_region', label: 'Nakamoto coefficient' },
      { column: 'nakamoto_pool', label: 'Nakamoto coefficient' },
    ],
  },
  {
    name: 'supply',
    kind: 'supply',
    title: 'At which hashprice does how much hashrate break even?',
    amount: { label: 'Installed hashrate', unit: 'EH/s' },
    level: { label: 'Break-even hashprice', unit: 'USD/PH/day' },
    nowLabel: 'hashprice',
    groups: machineClasses,
    read: supplyOfHashrate,
  },
];
