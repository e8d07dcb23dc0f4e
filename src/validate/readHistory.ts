import type { EpochHistory } from '../../models/history/epochHistory.ts';
import { historyColumns } from '../../models/history/historyColumns.ts';
import { nearestName } from '../../models/nearestName.ts';
import { formatProblem } from '../spec/document/formatProblem.ts';
import type { Position, Problem } from '../spec/document/problem.ts';
import type { ScalarNode } from '../spec/document/specNode.ts';
import { readCsv } from '../spec/values/readCsv.ts';
import { SpecError } from '../specError.ts';

const MS_PER_DAY = 86_400_000;
const EXAMPLE = '2024-04-24T16:10:00Z';

/**
 * Reads past epochs from the text of a CSV file whose columns are `historyColumns`.
 * @throws SpecError with all mistakes at once: missing columns, gaps, cells that are no number or no time.
 */
export function readHistory(text: string, file: string): EpochHistory {
  const problems: Problem[] = [];
  const report = (at: Position, message: string, expected: string, nearest: string | null = null): void => {
    problems.push({ file, line: at.line, column: at.column, message, expected, nearest });
  };
  const history = readRows({ text, file }, report);
  if (history === undefined || problems.length > 0) {
    throw new SpecError(problems.map((problem) => formatProblem(problem, text)).join('\n'));
  }
  return history;
}

type Reporter = (at: Position, message: string, expected: string, nearest?: string | null) => void;

function readRows(source: { text: string; file: string }, report: Reporter): EpochHistory | undefined {
  const table = readCsv(source, report);
  const place = table && placeColumns(table.header, report);
  if (table === undefined || place === undefined) return undefined;
  const { rows } = table;
  const numbers = (name: string): Float64Array =>
    Float64Array.from(rows, (row) => readNumber(row[place.get(name) as number], name, report));
  const epochs = numbers('epoch');
  checkOrder(epochs, (i) => rows[i][place.get('epoch') as number], report);
  return {
    firstEpoch: epochs[0],
    startDay: Float64Array.from(rows, (row) => readTime(row[place.get('start_utc') as number], report)),
    difficulty: numbers('difficulty'),
    priceUsdBtc: numbers('price_usd_btc'),
    feesBtcBlock: numbers('fees_btc_block'),
  };
}

/** Where each column stands in the file. */
function placeColumns(header: readonly ScalarNode[], report: Reporter): ReadonlyMap<string, number> | undefined {
  const found = header.map(({ text }) => text);
  const names = historyColumns.map(({ name }) => name);
  const missing = names.filter((name) => !found.includes(name));
  for (const name of missing) {
    report(header[0], `the column ${name} is missing`, `the columns ${names.join(', ')}`, nearestName(name, found));
  }
  return missing.length > 0 ? undefined : new Map(names.map((name) => [name, found.indexOf(name)]));
}

function readNumber(cell: ScalarNode, name: string, report: Reporter): number {
  const { mayBeEmpty, unit } = historyColumns.find((column) => column.name === name) ?? historyColumns[0];
  if (cell.value === null && mayBeEmpty) return Number.NaN;
  if (typeof cell.value === 'number' && (cell.value > 0 || (mayBeEmpty && cell.value === 0))) return cell.value;
  report(cell, `${name} is "${cell.text}"`, `a positive number [${unit}]${mayBeEmpty ? ' or nothing' : ''}`);
  return Number.NaN;
}

function readTime(cell: ScalarNode, report: Reporter): number {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(cell.text) ? Date.parse(cell.text) : Number.NaN;
  if (Number.isNaN(ms)) report(cell, `start_utc is "${cell.text}"`, `a time in UTC, for example ${EXAMPLE}`);
  return ms / MS_PER_DAY;
}

function checkOrder(epochs: Float64Array, cellOf: (row: number) => ScalarNode, report: Reporter): void {
  for (let i = 1; i < epochs.length; i++) {
    if (epochs[i] === epochs[i - 1] + 1 || Number.isNaN(epochs[i]) || Number.isNaN(epochs[i - 1])) continue;
    report(cellOf(i), `epoch ${epochs[i]} follows epoch ${epochs[i - 1]}`, `epoch ${epochs[i - 1] + 1}: no gaps`);
  }
}
