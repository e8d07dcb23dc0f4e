import type { Column } from '../../../models/column.ts';
import { isoDate } from '../../collect/isoDate.ts';
import { readableNumber } from '../../report/readableNumber.ts';
import { textTable } from './textTable.ts';

/** Rows of one run. */
export interface EpochRows {
  /** Names of the columns of `cells`. */
  readonly columns: readonly string[];
  readonly epochs: readonly number[];
  /** Epochs x columns. */
  readonly cells: Float64Array;
}

const shownColumns = 8;
const firstRows = 4;

/**
 * The first rows and the last of a run, for the terminal. Beside `difficulty`, whose sixteen digits hide what matters,
 * stands its change from the row before.
 */
export function epochTable({ columns, epochs, cells }: EpochRows, all: readonly Column[]): string {
  const shown = columns.filter((name) => name !== 'epoch').slice(0, shownColumns);
  const own = columns.indexOf('epoch');
  const at = (row: number, name: string): number => cells[row * columns.length + columns.indexOf(name)];
  const header = ['epoch', ...shown.flatMap((name) => (name === 'difficulty' ? [name, 'change'] : [name]))];
  const line = (row: number): string[] => [
    String(own < 0 ? epochs[row] : at(row, 'epoch')),
    ...shown.flatMap((name) => {
      const value = at(row, name);
      const isDate = all.find((column) => column.name === name)?.unit === 'date';
      const text = isDate && Number.isFinite(value) ? isoDate(value) : readableNumber(value);
      if (name !== 'difficulty') return [text];
      return [text, row === 0 ? '' : change(value, at(row - 1, name))];
    }),
  ];
  const last = epochs.length - 1;
  const rows = epochs.map((_, row) => row).filter((row) => row < firstRows || row === last);
  const lines = rows.map(line);
  if (last > firstRows) lines.splice(firstRows, 0, ['...', ...header.slice(1).map(() => '')]);
  return textTable(header, lines);
}

function change(value: number, before: number): string {
  return `${(100 * (value / before - 1)).toFixed(2)} %`.replace(/^-0\.00/, '0.00');
}
