import type { Parameter } from '../../models/parameter.ts';
import { designCells, designColumns } from '../collect/designColumns.ts';
import type { CsvValue } from '../collect/files/csvCell.ts';
import type { DictionaryEntry } from '../collect/metadata/dictionary.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { findOutcome } from '../read/findOutcome.ts';
import type { PointSearch } from './searchPoint.ts';
import type { SearchSettings } from './searchSettings.ts';

/** A table of the results of a search. */
export interface SearchTable {
  readonly path: string;
  /** The first row is the header. */
  readonly rows: readonly (readonly CsvValue[])[];
  readonly notes: readonly DictionaryEntry[];
}

type Column = readonly [name: string, unit: string, definition: string];

/** `roots.csv`, `evaluations.csv` and `samples.csv`, each with the meaning of its columns. */
export function searchTables(
  loaded: LoadedExperiment,
  settings: SearchSettings,
  searches: readonly PointSearch[],
): readonly SearchTable[] {
  const { plan, model } = loaded;
  const { parameter, unit, outcome, outcomeUnit, target, level } = settings;
  const names = designColumns(plan).filter((name) => name !== parameter);
  const design = names.map((name) => designColumn(model.parameters, name));
  const designOf = (point: number): CsvValue[] => designCells(plan.points[point], names);
  const percent = `${Number((100 * level).toPrecision(12))} %`;
  const point: Column = ['point', '1', 'Number of the design point, from 0.'];
  const value: Column = ['value', unit, `The parameter that was searched: ${parameter}.`];
  const interval = `the ${percent} interval of the mean by Student's t over the replications`;
  return [
    table(
      'roots.csv',
      [
        point,
        ...design,
        ['parameter', '-', 'The parameter that was searched.'],
        ['outcome', '-', 'The outcome that was to be the target in the mean over the replications.'],
        ['target', outcomeUnit, 'That target.'],
        [
          'status',
          '-',
          'found; notConverged: the runs were used up before the bracket was as narrow as asked; notReached.',
        ],
        ['value', unit, 'Value of the parameter that yields the target. An empty cell: it was not reached.'],
        ['ci_low', unit, `Lower end of its ${percent} bootstrap interval; -Infinity: below the range searched.`],
        ['ci_high', unit, 'Upper end of that interval; Infinity: above the range searched.'],
        ['runs', '1', 'Runs that the search took.'],
        ['notes', '-', 'Doubts, and why the target was not reached.'],
      ],
      searches.map((one) => [
        one.point,
        ...designOf(one.point),
        parameter,
        outcome,
        target,
        one.status,
        one.root,
        one.low,
        one.high,
        one.runs,
        one.notes.join(' '),
      ]),
    ),
    table(
      'evaluations.csv',
      [
        point,
        ...design,
        value,
        ['replications', '1', 'Number of replications.'],
        ['mean', outcomeUnit, `Mean of ${outcome}.`],
        ['ci_low', outcomeUnit, `Lower end of ${interval}.`],
        ['ci_high', outcomeUnit, 'Upper end of that interval.'],
      ],
      searches.flatMap((one) =>
        one.evaluations.map((at) => [
          one.point,
          ...designOf(one.point),
          at.value,
          at.outcomes.length,
          at.mean,
          at.low,
          at.high,
        ]),
      ),
    ),
    table(
      'samples.csv',
      [
        point,
        value,
        ['replication', '1', 'Number of the replication, from 0; equal replications share their random numbers.'],
        [outcome, outcomeUnit, outcomeNote(loaded, outcome)],
      ],
      searches.flatMap((one) =>
        one.evaluations.flatMap((at) =>
          [...at.outcomes].map((y, replication) => [one.point, at.value, replication, y]),
        ),
      ),
    ),
  ];
}

function table(path: string, columns: readonly Column[], rows: readonly (readonly CsvValue[])[]): SearchTable {
  return {
    path,
    rows: [columns.map(([name]) => name), ...rows],
    notes: columns.map(([column, unit, definition]) => ({ file: path, column, unit, definition })),
  };
}

function designColumn(parameters: readonly Parameter[], name: string): Column {
  const found = parameters.find((one) => one.name === name);
  return [name, found?.unit ?? '-', found?.description ?? ''];
}

function outcomeNote({ model }: LoadedExperiment, name: string): string {
  const found = findOutcome(model.outcomes, name);
  const meaning = found?.outcome.meaning ?? '';
  if (!found?.isContrast) return meaning;
  const how = found.isPercent ? 'over that of the twin - 1' : 'less that of the twin';
  return `${found.outcome.name} ${how}, of the same replication. ${meaning}`;
}
