import { realpathSync } from 'node:fs';
import process from 'node:process';

/**
 * What starts this program again, here or on another machine that sees the same files: this binary of Node, its options,
 * and the main file itself, not a link in a folder of commands.
 */
export function programWords(): string[] {
  return [process.execPath, ...process.execArgv, realpathSync(process.argv[1])];
}
