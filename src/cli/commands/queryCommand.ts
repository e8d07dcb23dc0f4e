import { readFile } from 'node:fs/promises';
import { buildCommand } from '@stricli/core';
import { csvCell } from '../../collect/files/csvCell.ts';
import type { DuckDbValue } from '../../collect/parquet/duckDb.ts';
import { jsonValue } from '../../query/jsonValue.ts';
import { type QueryRows, queryResults } from '../../query/queryResults.ts';
import { readableNumber } from '../../report/readableNumber.ts';
import { SpecError } from '../../specError.ts';
import type { Context, OutputStream } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { resultsFolder } from '../flags/experimentFlags.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { interruptible } from '../interruption.ts';
import { textTable } from '../output/textTable.ts';
import { reportErrors } from '../reportErrors.ts';

interface Flags {
  readonly file?: string;
  readonly csv: boolean;
  readonly json: boolean;
}

/** A table must be held in memory to be aligned. */
const shownRows = 1000;

/** `hashshift query`: SQL over a results folder. */
export const queryCommand = buildCommand<Flags, [folder: string, sql?: string], Context>({
  docs: {
    brief: 'Ask a results folder with SQL',
    fullDescription: [
      'Runs SQL in the dialect of DuckDB over the tables of DIR: runs, epochs, contrasts, dictionary and, where runs failed,',
      'failures. It reads CSV and Parquet alike, with the types of datapackage.json. Numbers of the table are rounded to',
      'six digits; those of --csv and --json read back to the same double. It changes nothing and sees no other file.',
      'Needs the optional package @duckdb/node-api.',
      '',
      'EXAMPLES',
      '  hashshift query results/reference "FROM dictionary"',
      '  hashshift query results/reference "SELECT outcome, mean, ci_low, ci_high FROM contrasts WHERE point = 1"',
      '  hashshift query results/reference "SELECT epoch, median(difficulty) FROM epochs GROUP BY epoch ORDER BY epoch" --csv',
      '  hashshift query results/reference "DESCRIBE runs"',
      '  hashshift query results/reference --file question.sql --json',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [resultsFolder, { parse: String, placeholder: 'SQL', brief: 'What to ask', optional: true }],
    },
    flags: {
      file: { kind: 'parsed', parse: String, optional: true, placeholder: 'FILE', brief: 'Read the SQL from a file' },
      csv: switchFlag('Print CSV'),
      json: switchFlag('Print a JSON array of one object a row'),
    },
  },
  func(flags, folder, sql) {
    return reportErrors(this, async () => {
      if (flags.csv && flags.json) throw new SpecError('hashshift: --csv and --json exclude each other');
      const text = await sqlOf(sql, flags.file);
      const print = flags.csv ? printCsv : flags.json ? printJson : printTable;
      await interruptible((signal) => queryResults(folder, text, (rows) => print(rows, this.process.stdout), signal));
    });
  },
});

async function sqlOf(sql: string | undefined, file: string | undefined): Promise<string> {
  if (sql !== undefined && file !== undefined)
    throw new SpecError('hashshift: the SQL is given twice, as an argument and by --file');
  const text = file === undefined ? (sql ?? '') : await readFile(file, 'utf8');
  if (text.trim() === '') throw new SpecError('hashshift: no SQL; give it after the folder or by --file FILE');
  return text;
}

async function printTable({ columns, chunks }: QueryRows, stdout: OutputStream): Promise<void> {
  const shown: string[][] = [];
  let left = 0;
  for await (const rows of chunks) {
    const fitting = rows.slice(0, shownRows - shown.length);
    for (const row of fitting) shown.push(row.map(readable));
    left += rows.length - fitting.length;
  }
  stdout.write(textTable(columns, shown));
  if (left > 0) stdout.write(`${readableNumber(left)} more rows; --csv and --json print all\n`);
}

async function printCsv({ columns, chunks }: QueryRows, stdout: OutputStream): Promise<void> {
  stdout.write(`${columns.map(csvCell).join(',')}\n`);
  for await (const rows of chunks) stdout.write(rows.map((row) => `${row.map(csvValue).join(',')}\n`).join(''));
}

async function printJson({ columns, chunks }: QueryRows, stdout: OutputStream): Promise<void> {
  const names = columns.map((name) => JSON.stringify(name));
  const object = (row: readonly DuckDbValue[]): string =>
    `{${row.map((value, i) => `${names[i]}:${jsonValue(value)}`).join(',')}}`;
  let separator = '[\n';
  for await (const rows of chunks) {
    if (rows.length === 0) continue;
    stdout.write(separator + rows.map(object).join(',\n'));
    separator = ',\n';
  }
  stdout.write(separator === ',\n' ? '\n]\n' : '[]\n');
}

function csvValue(value: DuckDbValue): string {
  if (value === null) return '';
  return csvCell(typeof value === 'number' || typeof value === 'boolean' ? value : String(value));
}

function readable(value: DuckDbValue): string {
  if (value === null) return '';
  // Line feeds would break the rows.
  return typeof value === 'number' ? readableNumber(value) : String(value).replaceAll(/\s+/g, ' ');
}
