import type { Model } from '../../models/model.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunFailure } from '../run/runTask.ts';
import type { Experiment } from '../spec/experiment.ts';
import { createOutcomeSpool } from './createOutcomeSpool.ts';
import { designCells, designColumns } from './designColumns.ts';
import { epochTableColumns } from './epochTableColumns.ts';
import { type CsvFile, createCsvFile } from './files/createCsvFile.ts';
import type { CsvValue } from './files/csvCell.ts';
import type { WrittenFile } from './files/writtenFile.ts';
import { isoDate } from './isoDate.ts';
import { type DictionaryEntry, makeDictionary, quantileColumn } from './metadata/dictionary.ts';
import { fieldType } from './metadata/fieldType.ts';
import { convertToParquet, type ParquetWriter } from './parquet/convertToParquet.ts';
import { type PointSummary, summarisePoints } from './pointSummaries.ts';
import { recordedColumns } from './recordedColumns.ts';
import { summaryQuantiles } from './summariseSample.ts';

const namedPoints = 5;

/** A run as the tables take it. */
export interface TableRun {
  readonly run: number;
  readonly point: number;
  readonly replication: number;
  readonly outcomes: Float64Array | null;
  /** Rows of epochs: kept epochs x `recordedColumns`. */
  readonly recorded: Float64Array | null;
  readonly failure: RunFailure | null;
}

/** The tables of a results folder while runs arrive. */
export interface Tables {
  /** Takes the next run of the plan. */
  add(run: TableRun): Promise<void>;
  /** Writes what can only be written at the end and closes all files. */
  finish(): Promise<FinishedTables>;
  /** Writes and closes the files of the rows alone, all as CSV, where only some runs of the plan were added. */
  closeRows(): Promise<readonly WrittenFile[]>;
  /** Closes all files, whatever state they are in. */
  abandon(): Promise<void>;
}

/** Points at which replications are not replications. */
export interface RepeatedPoints {
  readonly count: number;
  /** The first, at most 5. */
  readonly first: readonly Pick<PointSummary, 'point' | 'repeated' | 'isDeterministic'>[];
  /** How many of them have the same outcomes in all replications. */
  readonly constant: number;
}

/** What the tables say in the end. */
export interface FinishedTables {
  readonly files: readonly WrittenFile[];
  /** What wrote `epochs.parquet`; null where the epochs are CSV. */
  readonly parquet: ParquetWriter | null;
  /** What `dictionary.csv` says. */
  readonly dictionary: readonly DictionaryEntry[];
  /** The first points, as many as were asked for. */
  readonly points: readonly PointSummary[];
  /** Points at which two replications gave the same outcomes. */
  readonly repeatedPoints: RepeatedPoints;
}

/**
 * Opens `runs.csv` and `epochs.csv` in `folder`; `contrasts.csv`, `failures.csv` and `dictionary.csv` follow at the end,
 * when `epochs.csv` becomes `epochs.parquet` where the experiment asks for that.
 * @param epochs which epochs the recorded rows are.
 * @param keptPoints of how many points the summaries are kept in memory; the files have them all.
 */
export async function createTables(
  folder: string,
  model: Model<unknown>,
  experiment: Experiment,
  plan: Plan,
  epochs: readonly number[],
  keptPoints: number,
): Promise<Tables> {
  const design = designColumns(plan);
  const files: CsvFile[] = [];
  const openFile = async (path: string, header: readonly string[]): Promise<CsvFile> => {
    const file = await createCsvFile(folder, path, header);
    files.push(file);
    return file;
  };
  const runKeys = ['run', 'point', 'replication', 'seed', ...design];
  const runs = await openFile('runs.csv', [...runKeys, ...model.outcomes.map(({ name }) => name)]);
  const columns = recordedColumns(model, experiment);
  const isSingle = plan.points.length * plan.replications === 1;
  const epochColumns = epochTableColumns(model, experiment, plan);
  const rowWriter = epochRowWriter(await openFile('epochs.csv', epochColumns), model, columns, epochs, isSingle);
  const isParquet = experiment.record.format === 'parquet';
  const spool = await createOutcomeSpool(folder, model.outcomes.length);
  let failures: CsvFile | null = null;

  const closeFiles = async (): Promise<readonly WrittenFile[]> => {
    const written: WrittenFile[] = [];
    while (files.length > 0) written.push(await files[0].close().finally(() => files.shift()));
    return written;
  };
  const keyCells = ({ run, point, replication }: TableRun): CsvValue[] => [
    run,
    point,
    replication,
    experiment.seed,
    ...designCells(plan.points[point], design),
  ];
  return {
    async add(run) {
      spool.add(run.outcomes);
      if (run.outcomes !== null) runs.write([...keyCells(run), ...run.outcomes]);
      if (run.recorded !== null) rowWriter(run, run.recorded);
      if (run.failure !== null) {
        failures ??= await openFile('failures.csv', [...runKeys, 'epoch', 'message']);
        failures.write([...keyCells(run), run.failure.epoch ?? Number.NaN, run.failure.message]);
      }
      for (const file of [spool, ...files]) await file.drain();
    },
    async finish() {
      const hasContrasts = experiment.counterfactual !== null;
      const contrasts = hasContrasts ? await openFile('contrasts.csv', contrastHeader(design)) : null;
      const points: PointSummary[] = [];
      const repeated = { count: 0, constant: 0, first: [] as PointSummary[] };
      for await (const summary of summarisePoints(plan, model.outcomes, spool)) {
        if (contrasts !== null) writeContrasts(contrasts, model, plan, design, summary);
        await contrasts?.drain();
        if (points.length < keptPoints) points.push(summary);
        if (summary.repeated === null) continue;
        repeated.count += 1;
        if (summary.isDeterministic) repeated.constant += 1;
        if (repeated.first.length < namedPoints) repeated.first.push(summary);
      }
      await spool.remove();
      const epochFile = isParquet ? 'epochs.parquet' : 'epochs.csv';
      const hasFailures = failures !== null;
      const source = { model, designColumns: design, epochFile, epochColumns, hasContrasts, hasFailures };
      const dictionary = makeDictionary(source);
      const file = await openFile('dictionary.csv', ['file', 'column', 'unit', 'definition']);
      for (const entry of dictionary) file.write([entry.file, entry.column, entry.unit, entry.definition]);
      const written = await closeFiles();
      const epochRows = written.find(({ path }) => path === 'epochs.csv');
      if (!isParquet || epochRows === undefined) {
        return { files: written, parquet: null, dictionary, points, repeatedPoints: repeated };
      }
      const columns = dictionary
        .filter((entry) => entry.file === epochFile)
        .map((entry) => ({ name: entry.column, type: fieldType(entry, model) }));
      const { file: converted, writer } = await convertToParquet(folder, epochRows, epochFile, columns);
      const all = written.map((one) => (one === epochRows ? converted : one));
      return { files: all, parquet: writer, dictionary, points, repeatedPoints: repeated };
    },
    async closeRows() {
      await spool.remove();
      return closeFiles();
    },
    async abandon() {
      for (const file of files) await file.abandon().catch(() => {});
      await spool.remove().catch(() => {});
    },
  };
}

function epochRowWriter(
  file: CsvFile,
  model: Pick<Model<unknown>, 'columns'>,
  columns: readonly string[],
  epochs: readonly number[],
  isSingle: boolean,
): (run: TableRun, rows: Float64Array) => void {
  const own = columns.indexOf('epoch');
  const isDate = columns.map((name) => model.columns.find((column) => column.name === name)?.unit === 'date');
  return ({ run, point, replication }, rows) => {
    epochs.forEach((epoch, i) => {
      const cells = rows.subarray(i * columns.length, (i + 1) * columns.length);
      const row: CsvValue[] = isSingle ? [] : [run, point, replication];
      row.push(own < 0 ? epoch : cells[own]);
      cells.forEach((cell, c) => {
        if (c !== own) row.push(isDate[c] && Number.isFinite(cell) ? isoDate(cell) : cell);
      });
      file.write(row);
    });
  };
}

function contrastHeader(design: readonly string[]): string[] {
  const spread = ['pairs', 'mean', 'sd', 'ci_low', 'ci_high', ...summaryQuantiles.map(quantileColumn)];
  return ['point', 'twin', ...design, 'outcome', 'contrast', 'kind', 'unit', ...spread];
}

function writeContrasts(
  file: CsvFile,
  model: Pick<Model<unknown>, 'outcomes'>,
  plan: Plan,
  design: readonly string[],
  { point, contrasts }: PointSummary,
): void {
  const { twin } = plan.points[point];
  contrasts?.forEach(({ n, mean, sd, ciLow, ciHigh, quantiles }, i) => {
    const { name, change, contrast, unit } = model.outcomes[i];
    const keys = [point, twin ?? Number.NaN, ...designCells(plan.points[point], design), name, change, contrast];
    file.write([...keys, contrast === 'relative' ? '1' : unit, n, mean, sd, ciLow, ciHigh, ...quantiles]);
  });
}
