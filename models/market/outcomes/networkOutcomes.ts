import type { MarketOutcome } from './marketOutcome.ts';
import { afterShift, difference, SHIFT_EPOCHS, shiftAndFinal } from './outcomeForms.ts';
import { cell, last, longest, shiftEnd } from './reduceRows.ts';

const relative = (column: string, unit: string, stem: string, meaning: string): MarketOutcome[] =>
  shiftAndFinal({ column, unit, stem, meaning, contrast: 'relative' });

/** Hashrate, security, concentration, income and block times after the shift, and in the last year. */
export const networkOutcomes: readonly MarketOutcome[] = [
  ...relative('hashrate_eh_s', 'EH/s', 'hashrate', 'Running hashrate'),
  ...relative('difficulty', '1', 'difficulty', 'Difficulty'),
  ...relative('hashprice_usd_ph_day', 'USD/PH/day', 'hashprice', 'Hashprice'),
  ...relative('security_budget_usd_day', 'USD/day', 'security_budget', 'Security budget'),
  ...relative('stock_attack_cost_usd', 'USD', 'attack_cost', 'Cost of buying a majority'),
  ...relative(
    'stock_attack_cost_used_usd',
    'USD',
    'attack_cost_used',
    'Cost of buying a majority, used machines included',
  ),
  ...relative('efficiency_j_th', 'J/TH', 'efficiency', 'Energy per hash'),
  ...relative('hhi_operator', '1', 'hhi_operator', 'Concentration by operator'),
  ...relative('hhi_region', '1', 'hhi_region', 'Concentration by region'),
  ...relative('hhi_pool', '1', 'hhi_pool', 'Concentration by pool'),
  ...shiftAndFinal({
    column: 'mining_margin_usd_mwh',
    unit: 'USD/MWh',
    stem: 'stayer_margin',
    meaning: 'Mining margin of those who stay',
    contrast: 'difference',
  }),
  ...shiftAndFinal({
    column: 'dormant_share',
    unit: '1',
    stem: 'dormant_share',
    meaning: 'Idle and stocked over running hashrate',
    contrast: 'difference',
  }),
  difference(
    'slowest_epoch_days',
    'day',
    'slowest_epoch_change',
    "Length of the longest of the 6 epochs from the end of the shift's schedule.",
    (rows) => longest(rows, shiftEnd(rows), SHIFT_EPOCHS),
  ),
  difference(
    'schedule_lag_days',
    'day',
    'schedule_lag_change',
    "Days behind the schedule of 600 s a block; at the end of the 6 epochs from the end of the shift's schedule.",
    (rows) => cell(rows, Math.min(rows.count, shiftEnd(rows) + SHIFT_EPOCHS) - 1, 'schedule_lag_days'),
  ),
  difference(
    'final_schedule_lag_days',
    'day',
    'final_schedule_lag_change',
    'Days behind the schedule of 600 s a block at the end of the run.',
    (rows) => last(rows, 'schedule_lag_days'),
  ),
  afterShift({
    column: 'share_over_60_min',
    unit: '1',
    stem: 'share_over_60_min',
    meaning: 'Expected share of blocks that take more than an hour',
    contrast: 'difference',
  }),
  difference('longest_epoch_days', 'day', 'longest_epoch_change', 'Length of the longest epoch of the run.', (rows) =>
    longest(rows, 0, rows.count),
  ),
];
