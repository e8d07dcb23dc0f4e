import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type CsvValue, csvCell } from './csvCell.ts';

/** Writes a small CSV table; a reader never sees half of it. @param rows the header first. */
export async function writeTable(path: string, rows: readonly (readonly CsvValue[])[]): Promise<void> {
  await replaceFile(path, rows.map((row) => `${row.map((cell) => csvCell(cell)).join(',')}\n`).join(''));
}

/** Writes a text file in one step, in the place of one that may be there. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.partial`, text);
  await rename(`${path}.partial`, path);
}
