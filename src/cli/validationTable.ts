import type { ValidationCheck } from '../../models/validation/validationCheck.ts';
import { csvCell } from '../collect/csvCell.ts';
import { readableNumber } from '../report/readableNumber.ts';
import { markdownTable } from '../report/tables/markdownTable.ts';
import type { ValidationRow } from '../validateModels.ts';
import { textTable } from './textTable.ts';

/** The forms in which `hashshift validate` prints its table. */
export const validationFormats = ['text', 'markdown', 'json', 'csv'] as const;

/** One of them. */
export type ValidationFormat = (typeof validationFormats)[number];

/** The table of a validation; ends with a line feed. */
export function validationTable(rows: readonly ValidationRow[], format: ValidationFormat): string {
  return { text: asText, markdown: asMarkdown, json: asJson, csv: asCsv }[format](rows);
}

/** The checks that there are, without running them. */
export function checkList(checks: readonly ValidationCheck[]): string {
  return textTable(
    ['letter', 'what', 'kind', 'source'],
    checks.map(({ letter, what, kind, source }) => [letter, what, kind, source]),
  );
}

const head = ['letter', 'what', 'expected', 'got', 'pass', 'source'];
const yesOrNo = (passed: boolean): string => (passed ? 'yes' : 'NO');

/** Counts are shown to the last digit, all else to six. */
function readable(got: number): string {
  if (Number.isNaN(got)) return 'no number';
  return Number.isSafeInteger(got) ? got.toLocaleString('en-US') : readableNumber(got);
}

function asText(rows: readonly ValidationRow[]): string {
  const cells = rows.flatMap(({ check, measurements, passed }) => [
    [check.letter, check.what, check.kind, '', yesOrNo(passed), check.source],
    ...measurements.map((one) => ['', `  ${one.what}`, one.expected, readable(one.got), yesOrNo(one.passed), '']),
  ]);
  const failed = rows.filter(({ passed }) => !passed).map(({ check }) => check.letter);
  const count = rows.reduce((sum, { measurements }) => sum + measurements.length, 0);
  const verdict = failed.length === 0 ? 'all passed' : `${failed.length} FAILED: ${failed.join(', ')}`;
  return `${textTable(head, cells)}\n${rows.length} checks, ${count} measurements: ${verdict}\n`;
}

function asMarkdown(rows: readonly ValidationRow[]): string {
  const cells = rows.flatMap(({ check, measurements, passed }) => [
    [`**${check.letter}**`, `**${check.what}**`, check.kind, '', yesOrNo(passed), check.source],
    ...measurements.map((one) => ['', one.what, one.expected, readable(one.got), yesOrNo(one.passed), '']),
  ]);
  return `${markdownTable(head, cells)}\n`;
}

function asJson(rows: readonly ValidationRow[]): string {
  const checks = rows.map(({ check: { letter, what, kind, source }, measurements, passed }) => ({
    letter,
    what,
    kind,
    source,
    passed,
    measurements,
  }));
  return `${JSON.stringify({ passed: rows.every(({ passed }) => passed), checks }, null, 2)}\n`;
}

function asCsv(rows: readonly ValidationRow[]): string {
  const columns = ['letter', 'check', 'kind', 'what', 'expected', 'lowest', 'highest', 'got', 'pass', 'source'];
  const cells = rows.flatMap(({ check, measurements }) =>
    measurements.map(({ what, expected, lowest, highest, got, passed }) => [
      check.letter,
      check.what,
      check.kind,
      what,
      expected,
      lowest,
      highest,
      got,
      passed,
      check.source,
    ]),
  );
  return [columns, ...cells].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}
