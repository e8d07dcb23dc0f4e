import { csvCell } from '../collect/files/csvCell.ts';
import type { DuckDbValue } from '../collect/parquet/duckDb.ts';

/**
 * A value of a query as JSON. Numbers are the shortest text that reads back to the same double; infinity, for which JSON
 * has no word, is 1e999, which every reader of doubles takes for it; NaN is null. Decimals and large integers keep all
 * digits. What JSON has no type for (dates, lists) is DuckDB's text of it.
 */
export function jsonValue(value: DuckDbValue): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return jsonNumber(value);
  if (typeof value === 'object' && 'scale' in value) return value.toString();
  return JSON.stringify(value.toString());
}

function jsonNumber(value: number): string {
  if (Number.isNaN(value)) return 'null';
  return Number.isFinite(value) ? csvCell(value) : `${value < 0 ? '-' : ''}1e999`;
}
