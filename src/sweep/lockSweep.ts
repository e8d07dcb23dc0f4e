import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { isAlive } from '../collect/files/isAlive.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import { partsFolder } from './sweepState.ts';

/** Names of the locks that this process holds or is about to take. */
const own = new Set<string>();

/** A holder shows that it lives by touching its lock this often [ms]. */
const touchMs = 20_000;
/** A lock of another machine that was not touched for so long belongs to a process that has ended [ms]. */
const staleMs = 90_000;
/** Nobody needs longer than this to remove a stale lock, unless killed over it [ms]. */
const removalMs = 10_000;

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
  const id = randomUUID();
  // Before the lock can be seen: others in this process must know at once that it is no leftover.
  own.add(id);
  try {
    await take(path, JSON.stringify({ host: hostname(), pid: process.pid, id }), folder);
  } catch (error) {
    own.delete(id);
    throw error;
  }
  const timer = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), touchMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    own.delete(id);
    await rm(path, { force: true });
  };
}

/** Returns when the lock is there with this text. @throws ResultsFolderError when a process that lives holds it. */
async function take(path: string, text: string, folder: string): Promise<void> {
  while (!(await create(path, text))) {
    const found = await readLock(path);
    if (found === null) continue;
    const holder = parseHolder(found);
    if (holder !== null && (await isHeld(path, holder))) {
      const where = holder.host === hostname() ? '' : ` of ${holder.host}`;
      throw new ResultsFolderError(
        `process ${holder.pid}${where} is at work on this sweep in ${folder}; wait for it, or stop it. If no such process runs hashshift, remove ${path}`,
      );
    }
    await removeStale(path, found);
  }
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
  /** Tells the locks of one process from each other; absent in those of earlier versions. */
  readonly id?: string;
}

/** Null where the lock was not written to its end. */
function parseHolder(text: string): Holder | null {
  try {
    const { host, pid, id } = JSON.parse(text) as Partial<Holder>;
    if (typeof host !== 'string' || typeof pid !== 'number') return null;
    return typeof id === 'string' ? { host, pid, id } : { host, pid };
  } catch {
    return null;
  }
}

async function isHeld(path: string, { host, pid, id }: Holder): Promise<boolean> {
  if (host === hostname()) return pid === process.pid ? id !== undefined && own.has(id) : isAlive(pid);
  const touched = await stat(path).catch(() => null);
  // The clocks of the machines of a cluster agree to seconds.
  return touched !== null && Date.now() - touched.mtimeMs < staleMs;
}

/**
 * Removes a stale lock, unless somebody has replaced it in the meantime. One process at a time may look and remove: else a
 * slow one would remove the lock of whoever was faster.
 */
async function removeStale(path: string, text: string): Promise<void> {
  const guard = `${path}.removal`;
  if (!(await mkdir(guard).then(() => true, unlessThere))) {
    const since = await stat(guard).catch(unlessMissing);
    if (since !== null && Date.now() - since.mtimeMs > removalMs) await rmdir(guard).catch(unlessMissing);
    else await setTimeout(10);
    return;
  }
  try {
    if ((await readLock(path)) === text) await rm(path, { force: true });
  } finally {
    await rmdir(guard).catch(unlessMissing);
  }
}

/** Null where the lock is gone. */
function readLock(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(unlessMissing);
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function unlessThere(error: NodeJS.ErrnoException): false {
  if (error.code === 'EEXIST') return false;
  throw error;
}
