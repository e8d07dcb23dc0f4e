import { CsvError, parse } from 'csv-parse/sync';
import type { Report } from '../document/problem.ts';
import type { ScalarNode } from '../document/specNode.ts';
import type { DataFile } from '../readContext.ts';

/** A CSV file whose cells know their place. */
export interface CsvTable {
  readonly header: readonly ScalarNode[];
  readonly rows: readonly (readonly ScalarNode[])[];
}

/**
 * Reads a CSV file (RFC 4180, comma, header in the first line, blank lines skipped). `5` is a number and
 * `2 years` a text. Rows that are shorter or longer than the header are reported.
 * @returns undefined when the file cannot be read as CSV or has no rows.
 */
export function readCsv({ file, text }: DataFile, report: Report): CsvTable | undefined {
  const records = parseRecords(text, file, report);
  if (records === undefined) return undefined;
  const lines = text.split(/\r?\n/);
  const [head, ...body] = records.map(({ record, line }) => toNodes(record, line, lines[line - 1] ?? '', file));
  if (head === undefined || body.length === 0) {
    report({ file, line: 1, column: 1 }, 'the file has no rows', 'a header line and at least one row below it');
    return undefined;
  }
  const ragged = body.filter((row) => row.length !== head.length);
  for (const row of ragged) {
    const at = { file, line: row[0]?.line ?? 1, column: 1 };
    report(at, `the row has ${row.length} cells`, `${head.length} cells, as in the header`);
  }
  return ragged.length === 0 ? { header: head, rows: body } : undefined;
}

function parseRecords(text: string, file: string, report: Report) {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines = 1 } = error as CsvError & { lines?: number };
    const line = Math.max(lines, 1);
    report({ file, line, column: 1 }, `CSV: ${error.message}`, 'comma-separated values with balanced quotes');
    return undefined;
  }
}

function toNodes(record: readonly string[], line: number, source: string, file: string): ScalarNode[] {
  // Where quotes are in play a cell's column is not worth computing: the line is enough to find it.
  const pieces = source.includes('"') ? [] : source.split(',');
  let start = 1;
  return record.map((cell, index) => {
    const piece = pieces[index];
    const column = piece === undefined ? 1 : start + piece.length - piece.trimStart().length;
    start += (piece?.length ?? 0) + 1;
    return { kind: 'scalar', value: cellValue(cell), text: cell, file, line, column };
  });
}

/** A cell as YAML would read it: empty, a number, true or false, or a text. */
function cellValue(cell: string): ScalarNode['value'] {
  if (cell === '') return null;
  if (/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(cell)) return Number(cell);
  return cell === 'true' || cell === 'false' ? cell === 'true' : cell;
}
