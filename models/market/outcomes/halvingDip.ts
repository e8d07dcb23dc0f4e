import type { RecordedRows } from '../../model.ts';
import type { MarketOutcome } from './marketOutcome.ts';
import { difference } from './outcomeForms.ts';
import { cell } from './reduceRows.ts';

/** Epochs after a halving in which its trough is looked for: half a year, as in the measurements of 2016 to 2024. */
const HALVING_WINDOW = 13;

/** How deep difficulty falls after a halving. */
export const halvingDip: MarketOutcome = difference(
  'halving_dip',
  '1',
  'halving_dip_change',
  'Deepest fall of difficulty within 13 epochs after the first halving, against the difficulty in force at it; empty without one.',
  deepestFall,
);

function deepestFall(rows: RecordedRows): number {
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
