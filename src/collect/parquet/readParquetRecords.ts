import { csvCell } from '../files/csvCell.ts';
import { openDuckDb, sqlName, sqlText } from './openDuckDb.ts';

/**
 * The rows of a Parquet file as the records of the CSV file that it was made of, in its order; no header. Whatever version
 * of DuckDB wrote the file, equal rows give equal records.
 * @param runs only the rows of these; null: all rows.
 * @throws MissingPackageError; an `Error` when it is no Parquet file.
 */
export async function* readParquetRecords(file: string, runs: readonly number[] | null): AsyncGenerator<string> {
  const { connection, close } = await openDuckDb({ temp_directory: '' });
  try {
    const chosen = runs === null ? '' : ` WHERE ${sqlName('run')} IN (${runs.join(', ')})`;
    const result = await connection.stream(`FROM read_parquet(${sqlText(file)})${chosen}`);
    for await (const rows of result.yieldRows()) {
      for (const row of rows) yield `${row.map(cell).join(',')}\n`;
    }
  } finally {
    close();
  }
}

/**
 * Names of the columns of a Parquet file, in its order.
 * @throws MissingPackageError; an `Error` when it is no Parquet file.
 */
export async function readParquetColumns(file: string): Promise<string[]> {
  const { connection, close } = await openDuckDb({ temp_directory: '' });
  try {
    const result = await connection.stream(`FROM read_parquet(${sqlText(file)}) LIMIT 0`);
    return result.deduplicatedColumnNames();
  } finally {
    close();
  }
}

function cell(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'number' ? csvCell(value) : String(value);
}
