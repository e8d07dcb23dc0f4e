import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { epochTableColumns } from '../collect/epochTableColumns.ts';
import { readRecords } from '../collect/files/readRecords.ts';
import { MissingPackageError } from '../collect/parquet/missingPackageError.ts';
import { readParquetColumns, readParquetRecords } from '../collect/parquet/readParquetRecords.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';

/** Recorded columns of one run in one epoch. */
export interface EpochRow {
  readonly point: number;
  readonly replication: number;
  /** Place among the recorded epochs, from 0. */
  readonly at: number;
  /** One a column that was asked for; NaN for the empty cell. The next row overwrites them. */
  readonly cells: Float64Array;
}

/**
 * The table of epochs as a stream, whichever its format: equal rows give equal numbers. Rows are in the order of the plan,
 * those of a run next to each other and those of a point too.
 *
 * @param columns recorded columns that hold numbers.
 * @param points only these; null: all. CSV is read up to the last of them, of Parquet their rows alone.
 * @throws ResultsFolderError when the file is missing, has other columns, or a row that cannot be: out of order, of no
 * recorded epoch, or with something else than a number; MissingPackageError for Parquet without DuckDB.
 */
export async function* readEpochRows(
  folder: string,
  { loaded, epochs }: PreparedRuns,
  columns: readonly string[],
  points: ReadonlySet<number> | null = null,
): AsyncGenerator<EpochRow> {
  const { experiment, plan, model } = loaded;
  const header = epochTableColumns(model, experiment, plan);
  const name = `epochs.${experiment.record.format ?? 'csv'}`;
  const [runAt, epochAt, ...cellsAt] = ['run', 'epoch', ...columns].map((column) => header.indexOf(column));
  const placeOf = new Map(epochs.map((epoch, at) => [epoch, at]));
  const cells = new Float64Array(columns.length);
  // Only Parquet finds the rows of some runs without reading the others.
  const runs =
    points === null || runAt < 0 || experiment.record.format !== 'parquet'
      ? null
      : runsOf(points, plan.replications, experiment.record.replications);
  const row = `${folder}/${name}, ${runs === null ? 'row' : 'row of the points read'}`;
  const records = await openRecords(folder, name, header, runs);
  const lastPoint = points === null ? Number.POSITIVE_INFINITY : Math.max(...points);
  let last = { run: -1, at: -1 };
  let line = 1;
  for await (const record of records) {
    line += 1;
    const texts = record.replace(/\r?\n$/, '').split(',');
    const run = runAt < 0 ? 0 : Number(texts[runAt]);
    const at = placeOf.get(Number(texts[epochAt])) ?? -1;
    const isNext = run === last.run ? at > last.at : run > last.run;
    const point = Math.floor(run / plan.replications);
    if (texts.length !== header.length || !isNext || at < 0 || !(point < plan.points.length)) {
      throw new ResultsFolderError(
        `${row} ${line}: "${record.trim().slice(0, 60)}" is not a row that follows in the plan of manifest.json; ${changed(folder)}`,
      );
    }
    if (point > lastPoint) return;
    last = { run, at };
    if (points !== null && !points.has(point)) continue;
    for (let i = 0; i < cells.length; i++) {
      const text = texts[cellsAt[i]];
      cells[i] = text === '' ? Number.NaN : Number(text);
      if (text !== '' && Number.isNaN(cells[i])) {
        throw new ResultsFolderError(
          `${row} ${line}: ${columns[i]} is "${text}", expected a number or the empty cell; ${changed(folder)}`,
        );
      }
    }
    yield { point, replication: run % plan.replications, at, cells };
  }
}

/** The recorded runs of some points. */
function runsOf(points: ReadonlySet<number>, replications: number, recorded: number): number[] {
  return [...points].flatMap((point) => Array.from({ length: recorded }, (_, r) => point * replications + r));
}

/**
 * The records of the table after its header, which has to be the one that the experiment says.
 * @param runs the records of others may be left out; null: none is.
 */
async function openRecords(
  folder: string,
  name: string,
  expected: readonly string[],
  runs: readonly number[] | null,
): Promise<AsyncIterable<string>> {
  const path = join(folder, name);
  if (!existsSync(path)) {
    throw new ResultsFolderError(`${folder} has no ${name}; ${changed(folder)}`);
  }
  if (name.endsWith('.parquet')) {
    requireColumns(folder, name, await readParquetColumns(path).catch(asFolderError(path, folder)), expected);
    return readParquetRecords(path, runs);
  }
  const records = readRecords(path);
  const first = await records.next();
  requireColumns(folder, name, first.done ? [] : first.value.trimEnd().split(','), expected);
  return records;
}

function asFolderError(path: string, folder: string): (error: Error) => never {
  return (error) => {
    if (error instanceof MissingPackageError) throw error;
    throw new ResultsFolderError(`${path} cannot be read (${error.message.split('\n')[0]}); ${changed(folder)}`);
  };
}

function requireColumns(folder: string, name: string, found: readonly string[], expected: readonly string[]): void {
  if (found.join() === expected.join()) return;
  const missing = expected.filter((column) => !found.includes(column));
  const what = missing.length > 0 ? `lacks the columns ${missing.join(', ')}` : 'has other columns than the experiment';
  throw new ResultsFolderError(`${folder}/${name} ${what}; ${changed(folder)}`);
}

function changed(folder: string): string {
  return `the file was changed: restore it or repeat the experiment, see hashshift verify ${folder}`;
}
