import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { isAlive } from '../collect/files/isAlive.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import { partsFolder } from './sweepState.ts';

/** Locks that this process holds. */
const held = new Set<string>();

/** A holder shows that it lives by touching its lock this often [ms]. */
const touchMs = 20_000;
/** A lock of another machine that was not touched for so long belongs to a process that has ended [ms]. */
const staleMs = 90_000;

/**
 * Keeps a second process from doing the same part of a sweep at the same time: both would compute the same bytes, twice,
 * and one would remove what the other still reads. The lock of a process that was killed is taken over: on this machine at
 * once, since its process is gone, and from another machine, whose processes cannot be seen from here, when it was not
 * touched for 90 seconds; a scheduler needs longer to notice that a node has died.
 *
 * @param name part of the sweep, as a file name.
 * @returns a function that lets go of the lock.
 * @throws ResultsFolderError when a process that lives holds it.
 */
export async function lockSweep(folder: string, name: string): Promise<() => Promise<void>> {
  const path = join(folder, partsFolder, `${name}.lock`);
  const own = JSON.stringify({ host: hostname(), pid: process.pid });
  while (!(await create(path, own))) {
    const text = await readLock(path);
    if (text === null) continue;
    const holder = parseHolder(text);
    if (holder !== null && (await isHeld(path, holder))) {
      const where = holder.host === hostname() ? '' : ` of ${holder.host}`;
      throw new ResultsFolderError(
        `process ${holder.pid}${where} is at work on this sweep in ${folder}; wait for it, or stop it. If no such process runs hashshift, remove ${path}`,
      );
    }
    await removeStale(path, text);
  }
  held.add(path);
  const timer = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), touchMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    held.delete(path);
    await rm(path, { force: true });
  };
}

/** A lock appears with its text, never empty. */
async function create(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${hostname()}-${process.pid}-${randomUUID()}`;
  try {
    await writeFile(draft, text);
    // Without hard links (FAT) the text follows its file at once, which is the second best.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw error;
      return writeFile(path, text, { flag: 'wx' });
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

interface Holder {
  readonly host: string;
  readonly pid: number;
}

/** Null where the lock was not written to its end. */
function parseHolder(text: string): Holder | null {
  try {
    const { host, pid } = JSON.parse(text) as Partial<Holder>;
    return typeof host === 'string' && typeof pid === 'number' ? { host, pid } : null;
  } catch {
    return null;
  }
}

async function isHeld(path: string, { host, pid }: Holder): Promise<boolean> {
  if (host === hostname()) return pid === process.pid ? held.has(path) : isAlive(pid);
  const touched = await stat(path).catch(() => null);
  // The clocks of the machines of a cluster agree to seconds.
  return touched !== null && Date.now() - touched.mtimeMs < staleMs;
}

/** Puts a stale lock aside, which one process alone succeeds in, unless somebody has replaced it in the meantime. */
async function removeStale(path: string, text: string): Promise<void> {
  const aside = `${path}.${hostname()}-${process.pid}-${randomUUID()}`;
  await rename(path, aside).catch(unlessMissing);
  const found = await readLock(aside);
  if (found !== null && found !== text) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

/** Null where the lock is gone. */
function readLock(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(unlessMissing);
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
