import type { Column } from '../column.ts';

/** What a step of the `threshold` model records, in the order of `ThresholdState.record`. */
export const thresholdColumns: readonly Column[] = [
  { name: 'epoch', unit: '1', meaning: 'Number of the difficulty epoch, from 0.' },
  {
    name: 'hashprice_usd_ph_day',
    unit: 'USD/PH/day',
    meaning: 'Revenue of 1 PH/s in a day at the difficulty of the epoch, fees included.',
  },
  { name: 'difficulty', unit: '1', meaning: 'Difficulty in force during the epoch, before the retarget at its end.' },
  { name: 'hashrate_eh_s', unit: 'EH/s', meaning: 'Hashrate of the miners that mine, constant over the epoch.' },
  { name: 'idle_count', unit: 'miners', meaning: 'Miners that neither mine nor host nor convert during the epoch.' },
  { name: 'mining_count', unit: 'miners', meaning: 'Miners that mine during the epoch.' },
  { name: 'ai_count', unit: 'miners', meaning: 'Miners that host AI during the epoch.' },
  { name: 'converting_count', unit: 'miners', meaning: 'Miners whose AI halls are being built during the epoch.' },
  { name: 'mining_mw', unit: 'MW', meaning: 'Power of the miners that mine during the epoch.' },
  { name: 'ai_mw', unit: 'MW', meaning: 'Power of the miners that host AI during the epoch.' },
  {
    name: 'mining_profit_usd',
    unit: 'USD',
    meaning: 'Revenue less cost of electricity of all who mine, over the nominal 14 days of the epoch.',
  },
];
