import type { AnyModel } from '../spec/anyModel.ts';
import type { Experiment } from '../spec/experiment.ts';
import type { DictionaryEntry } from './dictionary.ts';
import type { WrittenFile } from './writtenFile.ts';

const integers = new Set(['run', 'point', 'replication', 'twin', 'pairs', 'epoch']);
const texts = new Set(['seed', 'outcome', 'contrast', 'kind', 'unit', 'message', 'file', 'column', 'definition']);
const primaryKeys: Readonly<Record<string, readonly string[]>> = {
  'runs.csv': ['run'],
  'epochs.csv': ['run', 'epoch'],
  'contrasts.csv': ['point', 'outcome'],
  'failures.csv': ['run'],
  'dictionary.csv': ['file', 'column'],
};

/**
 * `datapackage.json`: the tables as a Tabular Data Package (https://specs.frictionlessdata.io/tabular-data-package/),
 * which R, Python and others read with types. Fields carry `unit` beside what the standard asks for.
 */
export function makeDataPackage(
  experiment: Experiment,
  model: AnyModel,
  dictionary: readonly DictionaryEntry[],
  files: readonly WrittenFile[],
): object {
  const tables = files.filter(({ rows }) => rows !== null).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return {
    profile: 'tabular-data-package',
    name: packageName(experiment.name),
    title: experiment.question === '' ? experiment.name : experiment.question,
    resources: tables.map(({ path, bytes, sha256 }) => {
      const entries = dictionary.filter(({ file }) => file === path);
      const columns = new Set(entries.map(({ column }) => column));
      return {
        profile: 'tabular-data-resource',
        name: packageName(path.replace(/\.csv$/, '')),
        path,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        bytes,
        hash: `sha256:${sha256}`,
        schema: {
          fields: entries.map((entry) => ({
            name: entry.column,
            type: fieldType(entry, model),
            unit: entry.unit,
            description: `${entry.definition} [${entry.unit}]`,
          })),
          missingValues: [''],
          primaryKey: primaryKeys[path].filter((column) => columns.has(column)),
        },
      };
    }),
  };
}

/** Lower case, as the standard wants names. */
function packageName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
}

function fieldType({ column, unit }: DictionaryEntry, model: AnyModel): string {
  if (unit === 'date') return 'date';
  const kind = model.parameters.find(({ name }) => name === column)?.kind;
  if (kind === 'integer' || kind === 'boolean') return kind;
  if (kind !== undefined) return ['text', 'choice', 'series', 'table'].includes(kind) ? 'string' : 'number';
  if (integers.has(column)) return 'integer';
  return texts.has(column) ? 'string' : 'number';
}
