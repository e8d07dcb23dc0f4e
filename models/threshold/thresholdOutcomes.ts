import type { RecordedRows } from '../model.ts';
import type { Outcome } from '../outcome.ts';
import { thresholdColumns } from './thresholdColumns.ts';

/** Epochs in a year, over which outcomes are averaged: alternating epochs would make the last one alone misleading. */
const YEAR_EPOCHS = 26;

interface ColumnOutcome extends Outcome {
  readonly column: string;
}

const MEAN = 'mean of the last 26 epochs, or of all when there are fewer';

const columnOutcomes: readonly ColumnOutcome[] = [
  {
    name: 'hashrate_eh_s',
    column: 'hashrate_eh_s',
    unit: 'EH/s',
    meaning: `Network hashrate: ${MEAN}.`,
    contrast: 'relative',
    change: 'hashrate_change',
  },
  {
    name: 'difficulty',
    column: 'difficulty',
    unit: '1',
    meaning: `Difficulty: ${MEAN}.`,
    contrast: 'relative',
    change: 'difficulty_change',
  },
  {
    name: 'hashprice_usd_ph_day',
    column: 'hashprice_usd_ph_day',
    unit: 'USD/PH/day',
    meaning: `Hashprice: ${MEAN}.`,
    contrast: 'relative',
    change: 'hashprice_change',
  },
  {
    name: 'mining_mw',
    column: 'mining_mw',
    unit: 'MW',
    meaning: `Power that hashes: ${MEAN}.`,
    contrast: 'relative',
    change: 'mining_power_change',
  },
  {
    name: 'ai_mw',
    column: 'ai_mw',
    unit: 'MW',
    meaning: `Power that hosts AI: ${MEAN}.`,
    contrast: 'difference',
    change: 'ai_power_gain_mw',
  },
  {
    name: 'mining_profit_usd_epoch',
    column: 'mining_profit_usd',
    unit: 'USD/epoch',
    meaning: `Profit of all who mine, per epoch of 14 days: ${MEAN}.`,
    contrast: 'difference',
    change: 'mining_profit_gain_usd_epoch',
  },
];

/** What sums up a run of the `threshold` model. */
export const thresholdOutcomes: readonly Outcome[] = columnOutcomes.map(({ column: _, ...outcome }) => outcome);

/** @returns one number for each of `thresholdOutcomes`. */
export function thresholdSummary(rows: RecordedRows): Float64Array {
  const first = Math.max(0, rows.count - YEAR_EPOCHS);
  return Float64Array.from(columnOutcomes, ({ column }) => {
    const cell = thresholdColumns.findIndex(({ name }) => name === column);
    let sum = 0;
    for (let row = first; row < rows.count; row++) sum += rows.values[row * rows.width + cell];
    return sum / (rows.count - first);
  });
}
