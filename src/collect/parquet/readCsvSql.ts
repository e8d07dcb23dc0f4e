import { sqlText } from './openDuckDb.ts';

/** A column of a table with its type in a Tabular Data Package. */
export interface TypedColumn {
  readonly name: string;
  readonly type: string;
}

const sqlTypes: Readonly<Record<string, string>> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  string: 'VARCHAR',
};

/**
 * DuckDB's expression for a CSV file of ours: nothing is guessed, the empty cell is null, `""` the empty text. The size of
 * the buffer is named because it decides where chunks of rows end, and with them the row groups of a Parquet file.
 */
export function readCsvSql(file: string, columns: readonly TypedColumn[]): string {
  const types = columns.map(({ name, type }) => `${sqlText(name)}: ${sqlText(sqlTypes[type] ?? 'VARCHAR')}`);
  const dialect = `auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\n'`;
  const nulls = `nullstr = '', allow_quoted_nulls = false`;
  return `read_csv(${sqlText(file)}, ${dialect}, ${nulls}, buffer_size = 8388608, columns = {${types.join(', ')}})`;
}
