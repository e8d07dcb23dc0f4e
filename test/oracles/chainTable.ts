import { readFileSync } from 'node:fs';

/** A row of a table of figures, by column name. */
export type ChainRow = Readonly<Record<string, string>>;

/** Reads `data/chain/<name>.csv`: comment lines with `#`, then a header, then cells without quotes. */
export function readChainTable(name: string): ChainRow[] {
  const text = readFileSync(new URL(`data/chain/${name}.csv`, import.meta.url), 'utf8');
  const [header, ...rows] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const columns = header.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
  });
}
