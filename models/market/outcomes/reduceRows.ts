import type { RecordedRows } from '../../model.ts';
import { marketColumns } from '../columns.ts';

const placeOf: ReadonlyMap<string, number> = new Map(marketColumns.map(({ name }, place) => [name, place]));

/** A cell of the rows of a run; NaN for a column that there is not. */
export function cell(rows: RecordedRows, row: number, column: string): number {
  return rows.values[row * rows.width + (placeOf.get(column) ?? Number.NaN)];
}

/** The last cell of a column. */
export function last(rows: RecordedRows, column: string): number {
  return cell(rows, rows.count - 1, column);
}

/** Sum over `count` epochs from `first` on, or up to the end of the run. */
export function sum(rows: RecordedRows, column: string, first: number, count: number): number {
  const end = Math.min(rows.count, first + count);
  let total = 0;
  for (let row = first; row < end; row++) total += cell(rows, row, column);
  return total;
}

/** Mean over the same. */
export function mean(rows: RecordedRows, column: string, first: number, count: number): number {
  const end = Math.min(rows.count, first + count);
  return sum(rows, column, first, count) / (end - first);
}

/** The longest epoch among the same, days. */
export function longest(rows: RecordedRows, first: number, count: number): number {
  let days = 0;
  for (let row = first; row < Math.min(rows.count, first + count); row++)
    days = Math.max(days, cell(rows, row, 'days'));
  return days;
}

/** The epoch in which the shift's schedule ends; the last one when it has not ended by then. */
export function shiftEnd(rows: RecordedRows): number {
  let row = 0;
  while (row < rows.count - 1 && cell(rows, row, 'shift_progress') < 1) row += 1;
  return row;
}
