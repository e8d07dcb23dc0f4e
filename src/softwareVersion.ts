import { existsSync, readFileSync } from 'node:fs';

/** Name and version of this package, from the `package.json` nearest above this file (in the checkout and in `dist`). */
export function softwareVersion(): { readonly name: string; readonly version: string } {
  const { name, version } = JSON.parse(readAbove('package.json')) as { name: string; version: string };
  return { name, version };
}

/** When this version was released, `YYYY-MM-DD`, from `CITATION.cff`. */
export function releaseDate(): string {
  const date = /^date-released: (\d{4}-\d\d-\d\d)$/m.exec(readAbove('CITATION.cff'))?.[1];
  if (date === undefined) throw new Error('CITATION.cff names no date-released');
  return date;
}

function readAbove(name: string): string {
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    const file = new URL(name, folder);
    if (existsSync(file)) return readFileSync(file, 'utf8');
    if (folder.pathname === '/') throw new Error(`${name} not found above the program`);
  }
}
