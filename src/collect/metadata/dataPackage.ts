import type { AnyModel } from '../../spec/anyModel.ts';
import type { Experiment } from '../../spec/experiment.ts';
import type { WrittenFile } from '../files/writtenFile.ts';
import type { DictionaryEntry } from './dictionary.ts';
import { fieldType } from './fieldType.ts';

const primaryKeys: Readonly<Record<string, readonly string[]>> = {
  'runs.csv': ['run'],
  'epochs.csv': ['run', 'epoch'],
  'epochs.parquet': ['run', 'epoch'],
  'contrasts.csv': ['point', 'outcome'],
  'failures.csv': ['run'],
  'dictionary.csv': ['file', 'column'],
};

const csvFormat = { format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' };
const parquetFormat = { format: 'parquet', mediatype: 'application/vnd.apache.parquet' };

/**
 * `datapackage.json`: the tables as a Tabular Data Package (https://specs.frictionlessdata.io/tabular-data-package/),
 * which R, Python and others read with types. Fields carry `unit` beside what the standard asks for. The tabular profile
 * is for CSV; a Parquet file makes the package, and its own entry, one of data at large, with the same description.
 */
export function makeDataPackage(
  experiment: Experiment,
  model: AnyModel,
  dictionary: readonly DictionaryEntry[],
  files: readonly WrittenFile[],
): object {
  const tables = files.filter(({ rows }) => rows !== null).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const isTabular = !tables.some(({ path }) => isParquet(path));
  return {
    profile: isTabular ? 'tabular-data-package' : 'data-package',
    name: packageName(experiment.name),
    title: experiment.question === '' ? experiment.name : experiment.question,
    resources: tables.map(({ path, bytes, sha256 }) => {
      const entries = dictionary.filter(({ file }) => file === path);
      const columns = new Set(entries.map(({ column }) => column));
      return {
        profile: isParquet(path) ? 'data-resource' : 'tabular-data-resource',
        name: packageName(path.replace(/\.(csv|parquet)$/, '')),
        path,
        ...(isParquet(path) ? parquetFormat : csvFormat),
        bytes,
        hash: `sha256:${sha256}`,
        schema: {
          fields: entries.map((entry) => ({
            name: entry.column,
            type: fieldType(entry, model),
            unit: entry.unit,
            description: `${entry.definition} [${entry.unit}]`,
          })),
          ...(isParquet(path) ? {} : { missingValues: [''] }),
          primaryKey: primaryKeys[path].filter((column) => columns.has(column)),
        },
      };
    }),
  };
}

function isParquet(path: string): boolean {
  return path.endsWith('.parquet');
}

/** Lower case, as the standard wants names. */
function packageName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
}
