import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** The cells of a row by column; undefined where the row is too short. */
export type TableRow = Readonly<Record<string, string | undefined>>;

/** The rows of a CSV file as a stream. */
export async function* readTable(path: string): AsyncGenerator<TableRow> {
  yield* createReadStream(path).pipe(parse({ columns: true, relax_column_count: true })) as AsyncIterable<TableRow>;
}
