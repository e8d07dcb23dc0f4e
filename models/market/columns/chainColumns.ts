import { days, meanHashprice, meanPriceUsdBtc } from './epochMeans.ts';
import type { MarketColumn } from './marketColumn.ts';

const SECONDS_PER_DAY = 86_400;

/** The chain: time, difficulty, hashprice, block intervals. */
export const chainColumns: readonly MarketColumn[] = [
  {
    name: 'epoch',
    unit: 'epoch',
    meaning: 'Difficulty epoch, counted from 0 at the start of the run.',
    read: (m) => m.epoch - 1,
  },
  {
    name: 'date',
    unit: 'date',
    meaning: 'Calendar day (UTC) on which the epoch ends, in days since 1970-01-01.',
    read: (m) => m.settings.startDayNumber + Math.floor(m.chain.timeS / SECONDS_PER_DAY),
  },
  { name: 'days', unit: 'day', meaning: 'Length of the epoch.', read: days },
  { name: 'height', unit: 'block', meaning: 'Height of the first block after the epoch.', read: (m) => m.chain.height },
  {
    name: 'difficulty',
    unit: '1',
    meaning: 'Difficulty at the first block of the epoch.',
    read: (m) => m.record.difficulty,
  },
  {
    name: 'next_difficulty',
    unit: '1',
    meaning: 'Difficulty after the retarget that ends the epoch.',
    read: (m) => m.record.nextDifficulty,
  },
  {
    name: 'hashrate_eh_s',
    unit: 'EH/s',
    meaning: 'Running hashrate, mean over the time of the epoch.',
    read: (m) => m.record.hashesEh / m.record.seconds,
  },
  {
    name: 'hashprice_usd_ph_day',
    unit: 'USD/PH/day',
    meaning: 'Expected income of one PH/s per day on the difficulty in force, mean over the blocks of the epoch.',
    read: meanHashprice,
  },
  {
    name: 'btc_price_usd',
    unit: 'USD/BTC',
    meaning: 'Price of bitcoin, mean over the coins paid in the epoch.',
    read: meanPriceUsdBtc,
  },
  {
    name: 'subsidy_btc_block',
    unit: 'BTC',
    meaning: 'Subsidy per block, mean over the epoch.',
    read: (m) => m.record.subsidyBtc / m.record.blocks,
  },
  {
    name: 'fees_btc_block',
    unit: 'BTC',
    meaning: 'Transaction fees per block, mean over the epoch.',
    read: (m) => m.record.feesBtc / m.record.blocks,
  },
  {
    name: 'mean_interval_s',
    unit: 's',
    meaning: 'Mean block interval of the epoch.',
    read: (m) => m.record.seconds / m.record.blocks,
  },
  {
    name: 'longest_interval_s',
    unit: 's',
    meaning: 'Longest block interval of the epoch.',
    read: (m) => m.record.longestIntervalS,
  },
  {
    name: 'share_over_60_min',
    unit: '1',
    meaning: 'Expected share of block intervals above 60 minutes.',
    read: (m) => m.record.longIntervalBlocks / m.record.blocks,
  },
  {
    name: 'schedule_lag_days',
    unit: 'day',
    meaning:
      'Time since the start of the run beyond the target spacing (600 s) per block; negative when blocks run ahead.',
    read: (m) => (m.chain.timeS - (m.chain.height - m.settings.startHeight) * m.chain.targetSpacingS) / SECONDS_PER_DAY,
  },
];
