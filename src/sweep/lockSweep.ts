import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { isAlive } from '../collect/isAlive.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import { partsFolder } from './sweepState.ts';

/** Locks that this process holds. */
const held = new Set<string>();

/**
 * Keeps a second process of this machine from doing the same part of a sweep at the same time: both would compute the same
 * bytes, twice. The lock of a process that was killed is taken over, and so is that of another machine, whose processes
 * cannot be seen from here: a task that a scheduler moves to another node must not wait for the node that died.
 *
 * @param name part of the sweep, as a file name.
 * @returns a function that lets go of the lock.
 * @throws ResultsFolderError when a process that lives holds it.
 */
export async function lockSweep(folder: string, name: string): Promise<() => Promise<void>> {
  const path = join(folder, partsFolder, `${name}.lock`);
  const own = JSON.stringify({ host: hostname(), pid: process.pid });
  for (;;) {
    const isFree = await writeFile(path, own, { flag: 'wx' }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (isFree) break;
    const holder = await readHolder(path);
    if (holder?.host === hostname() && (holder.pid === process.pid ? held.has(path) : isAlive(holder.pid))) {
      throw new ResultsFolderError(
        `process ${holder.pid} is at work on this sweep in ${folder}; wait for it, or stop it. If no such process runs hashshift, remove ${path}`,
      );
    }
    await rm(path, { force: true });
  }
  held.add(path);
  return async () => {
    held.delete(path);
    await rm(path, { force: true });
  };
}

/** Null where the lock is gone, or was not written to its end. */
async function readHolder(path: string): Promise<{ readonly host: string; readonly pid: number } | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as { host: string; pid: number };
  } catch {
    return null;
  }
}
