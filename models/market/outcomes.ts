import type { RecordedRows } from '../model.ts';
import type { Outcome } from '../outcome.ts';
import { marketColumns } from './columns.ts';

/** Final outcomes average the last year of a run (or all of it, when it is shorter), so that one lucky epoch decides nothing. */
const FINAL_EPOCHS = 26;
/** Outcomes of the shift average the quarter from the epoch in which its schedule ends: a shock and its retarget. */
const SHIFT_EPOCHS = 6;
/** Epochs after a halving in which its trough is looked for: half a year, as in the measurements of 2016 to 2024. */
const HALVING_WINDOW = 13;

interface MarketOutcome extends Outcome {
  readonly reduce: (rows: RecordedRows) => number;
}

/** A mean over the quarter after the shift, and one over the final year, both contrasted in relative terms. */
function shiftAndFinal(column: string, unit: string, stem: string, meaning: string): MarketOutcome[] {
  return [
    {
      name: column,
      unit,
      meaning: `${meaning}; mean of the 6 epochs from the end of the shift's schedule.`,
      contrast: 'relative',
      change: `${stem}_change`,
      reduce: (rows) => mean(rows, column, shiftEnd(rows), SHIFT_EPOCHS),
    },
    {
      name: `final_${column}`,
      unit,
      meaning: `${meaning}; mean of the last 26 epochs of the run.`,
      contrast: 'relative',
      change: `final_${stem}_change`,
      reduce: (rows) => mean(rows, column, Math.max(0, rows.count - FINAL_EPOCHS), FINAL_EPOCHS),
    },
  ];
}

/** Failures over the run, and what operators owe, hold and live on at its end. */
function financeOutcomes(): MarketOutcome[] {
  const total = (column: string, unit: string, meaning: string): MarketOutcome => ({
    name: `total_${column}`,
    unit,
    meaning,
    contrast: 'difference',
    change: `total_${column}_change`,
    reduce: (rows) => sum(rows, column, 0, rows.count),
  });
  const last = (column: string, unit: string, meaning: string): MarketOutcome => ({
    name: `end_${column}`,
    unit,
    meaning: `${meaning} at the end of the run.`,
    contrast: 'difference',
    change: `end_${column}_change`,
    reduce: (rows) => cell(rows, rows.count - 1, column),
  });
  return [
    total('defaults', 'operator', 'Operators that failed during the run.'),
    total('defaulted_mw', 'MW', 'Power of the machines installed at their sites when they failed.'),
    total('defaulted_eh_s', 'EH/s', 'Hashrate that ran there when they failed.'),
    last('defaulted_share', '1', 'Share of the operators of the start that have failed'),
    last('debt_usd', 'USD', 'Debt of all operators'),
    last('cash_usd', 'USD', 'Cash of all operators'),
    last('treasury_btc', 'BTC', 'Bitcoin held by operators'),
    last('treasury_usd', 'USD', 'The same at the mean price of the last step,'),
    last('unsold_mw', 'MW', 'Grid capacity of the sites of failed operators without a buyer'),
    total('tenant_defaults_mw', 'MW', 'Contracted AI power whose tenants failed during the run.'),
    last('mixed_ai_revenue_share', '1', 'Share of AI in the revenue of an operator that has AI, mean over these'),
    last('listed_ai_revenue_share', '1', 'Share of AI in the revenue of listed operators together'),
  ];
}

const outcomes: readonly MarketOutcome[] = [
  ...shiftAndFinal('hashrate_eh_s', 'EH/s', 'hashrate', 'Running hashrate'),
  ...shiftAndFinal('difficulty', '1', 'difficulty', 'Difficulty'),
  ...shiftAndFinal('hashprice_usd_ph_day', 'USD/PH/day', 'hashprice', 'Hashprice'),
  ...shiftAndFinal('security_budget_usd_day', 'USD/day', 'security_budget', 'Security budget'),
  ...shiftAndFinal('stock_attack_cost_usd', 'USD', 'attack_cost', 'Cost of buying a majority'),
  ...shiftAndFinal(
    'stock_attack_cost_used_usd',
    'USD',
    'attack_cost_used',
    'Cost of buying a majority, used machines included',
  ),
  ...shiftAndFinal('efficiency_j_th', 'J/TH', 'efficiency', 'Energy per hash'),
  ...shiftAndFinal('hhi_operator', '1', 'hhi_operator', 'Concentration by operator'),
  ...shiftAndFinal('hhi_region', '1', 'hhi_region', 'Concentration by region'),
  ...shiftAndFinal('hhi_pool', '1', 'hhi_pool', 'Concentration by pool'),
  {
    name: 'mining_margin_usd_mwh',
    unit: 'USD/MWh',
    meaning: "Mining margin of those who stay; mean of the 6 epochs from the end of the shift's schedule.",
    contrast: 'difference',
    change: 'stayer_margin_change',
    reduce: (rows) => mean(rows, 'mining_margin_usd_mwh', shiftEnd(rows), SHIFT_EPOCHS),
  },
  {
    name: 'final_mining_margin_usd_mwh',
    unit: 'USD/MWh',
    meaning: 'Mining margin of those who stay; mean of the last 26 epochs of the run.',
    contrast: 'difference',
    change: 'final_stayer_margin_change',
    reduce: (rows) => mean(rows, 'mining_margin_usd_mwh', Math.max(0, rows.count - FINAL_EPOCHS), FINAL_EPOCHS),
  },
  {
    name: 'dormant_share',
    unit: '1',
    meaning: "Idle and stocked over running hashrate; mean of the 6 epochs from the end of the shift's schedule.",
    contrast: 'difference',
    change: 'dormant_share_change',
    reduce: (rows) => mean(rows, 'dormant_share', shiftEnd(rows), SHIFT_EPOCHS),
  },
  {
    name: 'final_dormant_share',
    unit: '1',
    meaning: 'Idle and stocked over running hashrate; mean of the last 26 epochs of the run.',
    contrast: 'difference',
    change: 'final_dormant_share_change',
    reduce: (rows) => mean(rows, 'dormant_share', Math.max(0, rows.count - FINAL_EPOCHS), FINAL_EPOCHS),
  },
  {
    name: 'slowest_epoch_days',
    unit: 'day',
    meaning: "Length of the longest of the 6 epochs from the end of the shift's schedule.",
    contrast: 'difference',
    change: 'slowest_epoch_change',
    reduce: (rows) => longest(rows, shiftEnd(rows), SHIFT_EPOCHS),
  },
  {
    name: 'schedule_lag_days',
    unit: 'day',
    meaning:
      "Days behind the schedule of 600 s a block; at the end of the 6 epochs from the end of the shift's schedule.",
    contrast: 'difference',
    change: 'schedule_lag_change',
    reduce: (rows) => cell(rows, Math.min(rows.count, shiftEnd(rows) + SHIFT_EPOCHS) - 1, 'schedule_lag_days'),
  },
  {
    name: 'final_schedule_lag_days',
    unit: 'day',
    meaning: 'Days behind the schedule of 600 s a block at the end of the run.',
    contrast: 'difference',
    change: 'final_schedule_lag_change',
    reduce: (rows) => cell(rows, rows.count - 1, 'schedule_lag_days'),
  },
  {
    name: 'share_over_60_min',
    unit: '1',
    meaning:
      "Expected share of blocks that take more than an hour; mean of the 6 epochs from the end of the shift's schedule.",
    contrast: 'difference',
    change: 'share_over_60_min_change',
    reduce: (rows) => mean(rows, 'share_over_60_min', shiftEnd(rows), SHIFT_EPOCHS),
  },
  {
    name: 'longest_epoch_days',
    unit: 'day',
    meaning: 'Length of the longest epoch of the run.',
    contrast: 'difference',
    change: 'longest_epoch_change',
    reduce: (rows) => longest(rows, 0, rows.count),
  },
  {
    name: 'ai_share_capacity',
    unit: '1',
    meaning: 'Share of grid capacity that AI occupies at the end of the run.',
    contrast: 'difference',
    change: 'ai_share_change',
    reduce: (rows) => cell(rows, rows.count - 1, 'ai_share_capacity'),
  },
  {
    name: 'ai_share_listed_capacity',
    unit: '1',
    meaning: 'The same for listed operators.',
    contrast: 'difference',
    change: 'ai_listed_share_change',
    reduce: (rows) => cell(rows, rows.count - 1, 'ai_share_listed_capacity'),
  },
  {
    name: 'mining_unplugged_mw',
    unit: 'MW',
    meaning: 'Site power from which machines were removed for AI by the end of the run.',
    contrast: 'difference',
    change: 'mining_unplugged_change',
    reduce: (rows) => cell(rows, rows.count - 1, 'mining_unplugged_mw'),
  },
  {
    name: 'ai_rent_usd_mw_year',
    unit: 'USD/MW/year',
    meaning: 'Rent of the last contract round.',
    contrast: 'difference',
    change: 'ai_rent_change',
    reduce: (rows) => cell(rows, rows.count - 1, 'ai_rent_usd_mw_year'),
  },
  {
    name: 'ai_willing_share',
    unit: '1',
    meaning: 'Share of the power on offer that would convert at the reference rent, in the first epoch.',
    contrast: 'difference',
    change: 'ai_willing_share_change',
    reduce: (rows) => cell(rows, 0, 'ai_willing_share'),
  },
  {
    name: 'ai_yield_ratio',
    unit: '1',
    meaning: 'AI revenue per MWh over mining revenue per MWh at 17.5 J/TH in the first epoch.',
    contrast: 'difference',
    change: 'ai_yield_ratio_change',
    reduce: (rows) => cell(rows, 0, 'ai_yield_ratio'),
  },
  {
    name: 'halving_dip',
    unit: '1',
    meaning:
      'Deepest fall of difficulty within 13 epochs after the first halving, against the difficulty in force at it; empty without one.',
    contrast: 'difference',
    change: 'halving_dip_change',
    reduce: halvingDip,
  },
  ...financeOutcomes(),
];

/** The outcomes of the market model. */
export const marketOutcomes: readonly Outcome[] = outcomes;

/** One number per outcome. */
export function summariseMarket(rows: RecordedRows): Float64Array {
  return Float64Array.from(outcomes, (outcome) => outcome.reduce(rows));
}

function cell(rows: RecordedRows, row: number, column: string): number {
  return rows.values[row * rows.width + marketColumns.findIndex((c) => c.name === column)];
}

function sum(rows: RecordedRows, column: string, first: number, count: number): number {
  const end = Math.min(rows.count, first + count);
  let total = 0;
  for (let row = first; row < end; row++) total += cell(rows, row, column);
  return total;
}

function mean(rows: RecordedRows, column: string, first: number, count: number): number {
  const end = Math.min(rows.count, first + count);
  return sum(rows, column, first, count) / (end - first);
}

/** The epoch in which the shift's schedule ends; the last one when it has not ended by then. */
function shiftEnd(rows: RecordedRows): number {
  let row = 0;
  while (row < rows.count - 1 && cell(rows, row, 'shift_progress') < 1) row += 1;
  return row;
}

function longest(rows: RecordedRows, first: number, count: number): number {
  let days = 0;
  for (let row = first; row < Math.min(rows.count, first + count); row++)
    days = Math.max(days, cell(rows, row, 'days'));
  return days;
}

function halvingDip(rows: RecordedRows): number {
  for (let row = 0; row < rows.count; row++) {
    if (cell(rows, row, 'halving_blocks') === 0) continue;
    const before = cell(rows, row, 'difficulty');
    let lowest = before;
    for (let later = row + 1; later < rows.count && later <= row + HALVING_WINDOW; later++) {
      lowest = Math.min(lowest, cell(rows, later, 'difficulty'));
    }
    return lowest / before - 1;
  }
  return Number.NaN;
}
