import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type CsvFile, createCsvFile } from '../collect/files/createCsvFile.ts';
import type { CsvValue } from '../collect/files/csvCell.ts';
import { quantileColumn } from '../collect/metadata/dictionary.ts';
import { summaryQuantiles } from '../collect/summariseSample.ts';
import { openComplete } from '../read/openComplete.ts';
import { summaryDictionary } from '../report/tables/summaryDictionary.ts';
import { type EpochSummary, exactRuns, summariseEpochs } from './summariseEpochs.ts';
import { type ConvergenceStep, type OutcomeSummary, summariseOutcomes } from './summariseOutcomes.ts';

/** What to sum up, and how. */
export interface SummaryOptions {
  /** Recorded columns of the table of epochs; all that hold numbers by default. */
  readonly columns?: readonly string[] | undefined;
  /** Outcomes or contrasts; those that the experiment asks for by default, or all where it asks for none. */
  readonly outcomes?: readonly string[] | undefined;
  /** Bootstrap draws of an interval; 500 by default. */
  readonly resamples?: number | undefined;
  /** The half-width of the mean that is wanted, as a share of its size; 0.1 by default. */
  readonly precision?: number | undefined;
  readonly registry?: string | undefined;
}

/** Whether the replications of an outcome are enough. */
export interface Sufficiency {
  readonly outcome: string;
  /** Points that have a mean with an interval, and how many of them meet the precision. */
  readonly points: number;
  readonly precise: number;
  /** The point whose interval is widest for the size of its mean. */
  readonly worst: ConvergenceStep & { readonly point: number };
}

/** What was written, and whether the replications are enough. */
export interface WrittenSummaries {
  readonly folder: string;
  /** As paths in the results folder. */
  readonly files: readonly string[];
  readonly precision: number;
  readonly sufficiency: readonly Sufficiency[];
  /** What a reader of the tables should know. */
  readonly warnings: readonly string[];
}

/**
 * Writes the summaries of a results folder into `tables/`: of each column at each point and epoch, of each outcome at each
 * point, how means settle with replications, and a dictionary of all that. Memory does not grow with the number of runs;
 * the same results give the same bytes, whatever the format of their epochs.
 *
 * @throws ResultsFolderError when the folder holds no complete results, or tables that were changed; MissingPackageError.
 */
export async function summariseResults(folder: string, options: SummaryOptions = {}): Promise<WrittenSummaries> {
  const { prepared } = await openComplete(folder, 'summarise', options.registry);
  const { experiment, model } = prepared.loaded;
  const all = model.outcomes.flatMap(({ name, change }) => [name, ...(experiment.counterfactual ? [change] : [])]);
  const names = options.outcomes ?? (experiment.outcomes.length > 0 ? experiment.outcomes : all);
  const precision = options.precision ?? 0.1;
  const count = createCounter(names);
  const tables = openTables(folder);
  try {
    const epochs = await tables.open('summary_epochs.csv', epochHeader);
    for await (const one of summariseEpochs(folder, prepared, options.columns ?? null)) {
      epochs.write(epochCells(one));
      await epochs.drain();
    }
    const outcomes = await tables.open('summary_outcomes.csv', outcomeHeader);
    const convergence = await tables.open('convergence.csv', convergenceHeader);
    const outcomeOptions = { names, resamples: options.resamples ?? 500, precision };
    for await (const one of summariseOutcomes(folder, prepared.loaded, outcomeOptions)) {
      count.add(one);
      outcomes.write(outcomeCells(one));
      for (const step of one.convergence) convergence.write(convergenceCells(one, step));
      for (const file of [outcomes, convergence]) await file.drain();
    }
    const dictionary = await tables.open('dictionary.csv', dictionaryHeader);
    for (const entry of summaryDictionary(exactRuns, precision)) dictionary.write(entry);
    return { folder, files: await tables.finish(), precision, ...count.finish() };
  } catch (error) {
    await tables.abandon();
    throw error;
  }
}

/** Tables that take the places of older ones together, when all are written. */
function openTables(folder: string) {
  const opened: { readonly path: string; readonly file: CsvFile }[] = [];
  const partial = (path: string): string => join(folder, `${path}.partial`);
  return {
    async open(name: string, header: readonly string[]): Promise<CsvFile> {
      const path = `tables/${name}`;
      await mkdir(join(folder, 'tables'), { recursive: true });
      await rm(partial(path), { force: true });
      const file = await createCsvFile(folder, `${path}.partial`, header);
      opened.push({ path, file });
      return file;
    },
    async finish(): Promise<string[]> {
      for (const { file } of opened) await file.close();
      for (const { path } of opened) await rename(partial(path), join(folder, path));
      return opened.map(({ path }) => path);
    },
    async abandon(): Promise<void> {
      for (const { path, file } of opened) {
        await file.abandon().catch(() => {});
        await rm(partial(path), { force: true }).catch(() => {});
      }
    },
  };
}

const quantileColumns = summaryQuantiles.map(quantileColumn);
const epochHeader = [
  ...['point', 'epoch', 'column', 'unit', 'runs', 'mean', 'sd'],
  ...quantileColumns,
  ...['min', 'max', 'rank_error'],
];
const outcomeHeader = [
  ...['point', 'outcome', 'kind', 'unit', 'runs', 'mean', 'sd', 'ci_low', 'ci_high'],
  ...['bootstrap_low', 'bootstrap_high', 'median_low', 'median_high'],
  ...quantileColumns,
  ...['min', 'max'],
];
const convergenceHeader = [
  ...['point', 'outcome', 'unit', 'runs', 'mean', 'half_width', 'relative_half_width', 'runs_needed'],
];
const dictionaryHeader = ['file', 'column', 'unit', 'definition'];

function epochCells({ point, epoch, column, unit, summary }: EpochSummary): CsvValue[] {
  const { count, mean, sd, quantiles, min, max, rankError } = summary;
  return [point, epoch, column, unit, count, mean, sd, ...quantiles, min, max, rankError];
}

function outcomeCells({ point, name, kind, unit, summary, mean, median, min, max }: OutcomeSummary): CsvValue[] {
  const { n, sd, ciLow, ciHigh, quantiles } = summary;
  const intervals = [ciLow, ciHigh, mean.low, mean.high, median.low, median.high];
  return [point, name, kind, unit, n, summary.mean, sd, ...intervals, ...quantiles, min, max];
}

function convergenceCells({ point, name, unit }: OutcomeSummary, step: ConvergenceStep): CsvValue[] {
  const { runs, mean, halfWidth, runsNeeded } = step;
  return [point, name, unit, runs, mean, halfWidth, relativeHalfWidth(step), runsNeeded];
}

function relativeHalfWidth({ mean, halfWidth }: ConvergenceStep): number {
  return mean === 0 ? Number.NaN : halfWidth / Math.abs(mean);
}

/** Counts, for each outcome, the points that are precise, those of one value and those without an interval. */
function createCounter(names: readonly string[]) {
  const found = names.map((outcome) => ({
    outcome,
    points: 0,
    precise: 0,
    constant: 0,
    tooFew: 0,
    worst: null as Sufficiency['worst'] | null,
  }));
  const add = ({ point, name, isConstant, convergence }: OutcomeSummary): void => {
    const last = convergence[convergence.length - 1];
    for (const one of found.filter(({ outcome }) => outcome === name)) {
      if (last === undefined) one.tooFew += 1;
      else if (isConstant) one.constant += 1;
      else {
        one.points += 1;
        // Where the mean is 0, no half-width is a share of it.
        if (last.runsNeeded <= last.runs) one.precise += 1;
        if (one.worst === null || !(relativeHalfWidth(last) <= relativeHalfWidth(one.worst))) {
          one.worst = { ...last, point };
        }
      }
    }
  };
  const finish = (): Pick<WrittenSummaries, 'sufficiency' | 'warnings'> => ({
    sufficiency: found.flatMap(({ outcome, points, precise, worst }) =>
      worst === null ? [] : [{ outcome, points, precise, worst }],
    ),
    warnings: found.flatMap(({ outcome, constant, tooFew }) => [
      ...(tooFew > 0
        ? [
            `${outcome}: ${points(tooFew)} fewer than 2 runs with a number; intervals there are empty: raise replications, or see failures.csv`,
          ]
        : []),
      ...(constant > 0
        ? [
            `${outcome}: all runs of ${constant === 1 ? '1 point' : `${constant} points`} gave the same; nothing is random there, and intervals of no width say nothing about precision`,
          ]
        : []),
    ]),
  });
  return { add, finish };
}

function points(count: number): string {
  return count === 1 ? '1 point has' : `${count} points have`;
}
