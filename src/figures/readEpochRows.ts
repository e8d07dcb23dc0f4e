import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { readParquetRecords } from '../collect/readParquetRecords.ts';
import type { PreparedRuns } from '../prepareRuns.ts';

/**
 * Reads recorded columns of some points, run by run, from `epochs.csv` or `epochs.parquet`.
 *
 * @param add is given rows of kept epochs x columns; a missing number is NaN.
 * @throws MissingPackageError where Parquet cannot be read.
 */
export async function readEpochRows(
  folder: string,
  prepared: PreparedRuns,
  points: readonly number[],
  columns: readonly string[],
  add: (point: number, replication: number, rows: Float64Array) => void,
): Promise<void> {
  const { epochs, loaded, total } = prepared;
  const { replications } = loaded.plan;
  const wanted = new Set(points);
  const places = new Map(epochs.map((epoch, place) => [epoch, place]));
  const runs = new Map<number, Float64Array>();
  for await (const row of epochRecords(folder, prepared, points)) {
    const run = total === 1 ? 0 : Number(row.run);
    const place = places.get(Number(row.epoch));
    if (place === undefined || !wanted.has(Math.floor(run / replications))) continue;
    let rows = runs.get(run);
    if (rows === undefined) {
      rows = new Float64Array(epochs.length * columns.length).fill(Number.NaN);
      runs.set(run, rows);
    }
    for (let c = 0; c < columns.length; c++) {
      const cell = row[columns[c]];
      rows[place * columns.length + c] = cell === '' ? Number.NaN : Number(cell);
    }
  }
  for (const [run, rows] of runs) add(Math.floor(run / replications), run % replications, rows);
}

type Row = Readonly<Record<string, string>>;

async function* epochRecords(folder: string, prepared: PreparedRuns, points: readonly number[]): AsyncGenerator<Row> {
  const { loaded, total, columns } = prepared;
  const { record, replications } = loaded.experiment;
  if (record.format !== 'parquet') {
    yield* createReadStream(join(folder, 'epochs.csv')).pipe(parse({ columns: true })) as AsyncIterable<Row>;
    return;
  }
  const header = [
    ...(total === 1 ? [] : ['run', 'point', 'replication']),
    'epoch',
    ...columns.filter((name) => name !== 'epoch'),
  ];
  const kept = points.flatMap((point) =>
    Array.from({ length: record.replications }, (_, r) => point * replications + r),
  );
  const records = readParquetRecords(join(folder, 'epochs.parquet'), total === 1 ? null : kept);
  for await (const line of records) {
    const cells = line.trimEnd().split(',');
    yield Object.fromEntries(header.map((name, i) => [name, cells[i]]));
  }
}
