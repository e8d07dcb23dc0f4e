import type { AnyModel } from '../../spec/anyModel.ts';
import { summaryQuantiles } from '../summariseSample.ts';

/** A row of `dictionary.csv`: one column of one file. */
export interface DictionaryEntry {
  readonly file: string;
  readonly column: string;
  readonly unit: string;
  readonly definition: string;
}

type ColumnNote = readonly [column: string, unit: string, definition: string];

const keys: readonly ColumnNote[] = [
  ['run', '1', 'Number of the run in the plan, from 0: point x replications + replication.'],
  ['point', '1', 'Number of the design point, from 0.'],
  ['replication', '1', 'Number of the replication, from 0; runs of equal replication share their random numbers.'],
];
const seedNote: ColumnNote = ['seed', '-', 'Root seed (text); with the replication it determines every random number.'];
const epochNote: ColumnNote = ['epoch', 'epochs', 'Difficulty epochs (of 2,016 blocks) since the start, from 0.'];
const missing = 'An empty cell is a missing value (not a number).';
const missingInParquet = 'Null is a missing value (not a number).';

/** What the dictionary needs to know about a results folder. */
export interface DictionarySource {
  readonly model: AnyModel;
  readonly designColumns: readonly string[];
  /** `epochs.csv` or `epochs.parquet`. */
  readonly epochFile: string;
  /** Its columns as written. */
  readonly epochColumns: readonly string[];
  readonly hasContrasts: boolean;
  readonly hasFailures: boolean;
}

/** Describes every column of every table of a results folder, in the order of the files' columns. */
export function makeDictionary(source: DictionarySource): DictionaryEntry[] {
  const { model } = source;
  const design = source.designColumns.map((name) => designNote(model, name));
  const outcomes = model.outcomes.map(
    ({ name, unit, meaning }): ColumnNote => [name, unit, `${sentence(meaning)} ${missing}`],
  );
  const [run, point, replication] = keys;
  return [
    ...entries('runs.csv', [run, point, replication, seedNote, ...design, ...outcomes]),
    ...entries(source.epochFile, epochNotes(source)),
    ...(source.hasContrasts ? entries('contrasts.csv', contrastNotes(point, design)) : []),
    ...(source.hasFailures
      ? entries('failures.csv', [run, point, replication, seedNote, ...design, ...failureNotes])
      : []),
    ...entries('dictionary.csv', dictionaryNotes),
  ];
}

function entries(file: string, notes: readonly ColumnNote[]): DictionaryEntry[] {
  return notes.map(([column, unit, definition]) => ({ file, column, unit, definition }));
}

function designNote(model: AnyModel, name: string): ColumnNote {
  const parameter = model.parameters.find((candidate) => candidate.name === name);
  return [name, parameter?.unit ?? '-', `Design parameter. ${sentence(parameter?.description ?? '')}`];
}

function epochNotes({ model, epochFile, epochColumns }: DictionarySource): ColumnNote[] {
  const isCsv = epochFile.endsWith('.csv');
  return epochColumns.map((name) => {
    const column = model.columns.find((candidate) => candidate.name === name);
    if (column === undefined) return [...keys, epochNote].find(([key]) => key === name) ?? [name, '-', ''];
    const text = `${sentence(column.meaning)} ${isCsv ? missing : missingInParquet}`;
    const dated = isCsv ? `${text} Written YYYY-MM-DD, in UTC.` : `${text} In UTC.`;
    return [name, column.unit, column.unit === 'date' ? dated : text];
  });
}

function contrastNotes(point: ColumnNote, design: readonly ColumnNote[]): ColumnNote[] {
  const unit = 'see the column unit';
  return [
    point,
    ['twin', '1', 'Number of the counterfactual design point.'],
    ...design,
    ['outcome', '-', 'Name of the outcome, a column of runs.csv.'],
    ['contrast', '-', 'Name of the comparison of the outcome with its twin of the same replication.'],
    ['kind', '-', 'relative: outcome / outcome of the twin - 1; difference: outcome - outcome of the twin.'],
    ['unit', '-', 'Unit of mean, sd, ci and quantiles in this row.'],
    [
      'pairs',
      '1',
      'Number of replications of which both runs gave a number and the contrast is finite; the others are left out.',
    ],
    ['mean', unit, `Mean over the pairs. ${missing}`],
    ['sd', unit, `Sample standard deviation over the pairs (divisor pairs - 1). ${missing}`],
    ['ci_low', unit, `Lower end of the 95 % confidence interval of the mean by Student's t over the pairs. ${missing}`],
    ['ci_high', unit, `Upper end of that interval. ${missing}`],
    ...summaryQuantiles.map(
      (p): ColumnNote => [
        quantileColumn(p),
        unit,
        `Quantile ${p} over the pairs, linear between order statistics (type 7). ${missing}`,
      ],
    ),
  ];
}

/** Name of a quantile's column: `q05` for 0.05. */
export function quantileColumn(p: number): string {
  return `q${String(Math.round(p * 100)).padStart(2, '0')}`;
}

const failureNotes: readonly ColumnNote[] = [
  [
    'epoch',
    'epochs',
    'Epoch (from 0) in which the model threw; empty when it threw before the first or after the last.',
  ],
  ['message', '-', 'What the model said.'],
];

const dictionaryNotes: readonly ColumnNote[] = [
  ['file', '-', 'Name of the file.'],
  ['column', '-', 'Name of the column.'],
  ['unit', '-', '1 for a pure number, - where a unit has no meaning, date for calendar days.'],
  ['definition', '-', 'What the column holds.'],
];

function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
