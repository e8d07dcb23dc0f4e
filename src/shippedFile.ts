import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of a file that comes with the program, in the checkout, in `dist` or beside it. @throws Error where it is missing. */
export function shippedFile(name: string): string {
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    const file = new URL(name, folder);
    if (existsSync(file)) return fileURLToPath(file);
    if (folder.pathname === '/') throw new Error(`${name} not found above the program`);
  }
}
