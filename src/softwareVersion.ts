import { existsSync, readFileSync } from 'node:fs';

/** Name and version of this package, from the `package.json` nearest above this file (in the checkout and in `dist`). */
export function softwareVersion(): { readonly name: string; readonly version: string } {
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    const file = new URL('package.json', folder);
    if (existsSync(file)) {
      const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string };
      return { name, version };
    }
    if (folder.pathname === '/') throw new Error('package.json not found above the program');
  }
}
