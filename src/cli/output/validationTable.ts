import type { ValidationCheck } from '../../../models/validation/validationCheck.ts';
import { csvCell } from '../../collect/files/csvCell.ts';
import { readableNumber } from '../../report/readableNumber.ts';
import { markdownTable } from '../../report/tables/markdownTable.ts';
import type { JudgedMeasurement, ValidationRow } from '../../validate/validateModels.ts';
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
const missHead = ['letter', 'what', 'expected', 'got', 'state', 'why'];
const yesOrNo = (passed: boolean): string => (passed ? 'yes' : 'NO');

/** Counts are shown to the last digit, all else to six. */
function readable(got: number): string {
  if (Number.isNaN(got)) return 'no number';
  return Number.isSafeInteger(got) ? got.toLocaleString('en-US') : readableNumber(got);
}

const inTable = ({ knownMiss }: JudgedMeasurement): boolean => knownMiss === undefined;

/** Numbers that the models are known to miss, and whether they still do. */
function missCells(rows: readonly ValidationRow[]): string[][] {
  return rows.flatMap(({ check, measurements }) =>
    measurements.flatMap(({ what, expected, got, passed, knownMiss }) =>
      knownMiss === undefined
        ? []
        : [[check.letter, what, expected, readable(got), stateOfMiss(passed, got), knownMiss]],
    ),
  );
}

function stateOfMiss(passed: boolean, got: number): string {
  if (Number.isNaN(got)) return 'NO NUMBER';
  return passed ? 'PASSES NOW' : 'missed';
}

/** A row whose own numbers pass fails where a known miss does not miss: that is said in the table of misses. */
const rowCell = ({ measurements }: ValidationRow): string => {
  const own = measurements.filter(inTable);
  return yesOrNo(own.length > 0 && own.every(({ passed }) => passed));
};

function asText(rows: readonly ValidationRow[]): string {
  const cells = rows.flatMap((row) => [
    [row.check.letter, row.check.what, row.check.kind, '', rowCell(row), row.check.source],
    ...row.measurements
      .filter(inTable)
      .map((one) => ['', `  ${one.what}`, one.expected, readable(one.got), yesOrNo(one.passed), '']),
  ]);
  const misses = missCells(rows);
  const missTable = misses.length === 0 ? '' : `\nknown misses\n\n${textTable(missHead, misses)}`;
  return `${textTable(head, cells)}${missTable}\n${verdict(rows, misses.length)}\n`;
}

function verdict(rows: readonly ValidationRow[], misses: number): string {
  const failed = rows.filter(({ passed }) => !passed).map(({ check }) => check.letter);
  const count = rows.reduce((sum, { measurements }) => sum + measurements.filter(inTable).length, 0);
  const passed = failed.length === 0 ? 'all passed' : `${failed.length} FAILED: ${failed.join(', ')}`;
  const surprises = rows.flatMap(({ measurements }) => measurements.filter((one) => !inTable(one) && one.passed));
  const listed = misses === 0 ? '' : `; ${misses} known misses beside them`;
  const wrong = surprises.length === 0 ? '' : `, ${surprises.length} of which PASS NOW: take them off the list`;
  return `${rows.length} checks, ${count} measurements: ${passed}${listed}${wrong}`;
}

function asMarkdown(rows: readonly ValidationRow[]): string {
  const cells = rows.flatMap((row) => [
    [`**${row.check.letter}**`, `**${row.check.what}**`, row.check.kind, '', rowCell(row), row.check.source],
    ...row.measurements
      .filter(inTable)
      .map((one) => ['', one.what, one.expected, readable(one.got), yesOrNo(one.passed), '']),
  ]);
  const misses = missCells(rows);
  const missTable = misses.length === 0 ? '' : `\nKnown misses:\n\n${markdownTable(missHead, misses)}\n`;
  return `${markdownTable(head, cells)}\n${missTable}`;
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
  const columns = [
    'letter',
    'check',
    'kind',
    'what',
    'expected',
    'lowest',
    'highest',
    'got',
    'pass',
    'source',
    'known_miss',
  ];
  const cells = rows.flatMap(({ check, measurements }) =>
    measurements.map(({ what, expected, lowest, highest, got, passed, knownMiss }) => [
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
      knownMiss ?? '',
    ]),
  );
  return [columns, ...cells].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}
