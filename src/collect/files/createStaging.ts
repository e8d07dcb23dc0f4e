import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ResultsFolderError } from '../resultsFolderError.ts';
import { isAlive } from './isAlive.ts';
import { syncFolder } from './syncFolder.ts';

/** A folder beside the target that becomes the target when it is complete. */
export interface Staging {
  readonly folder: string;
  /** Puts the folder in the target's place. What stood there is replaced. */
  commit(): Promise<void>;
  /** Removes the folder and the parents that were created for it, as if nothing had been begun. */
  discard(): Promise<void>;
}

/** Targets that this process is writing. */
const active = new Set<string>();

/**
 * Creates `.<name>.partial-<pid>` beside the target. Removes such folders of the same target whose process has died
 * (killed, or the machine lost power).
 * @throws ResultsFolderError when this process is already writing to the target, or the folder cannot be created.
 */
export async function createStaging(target: string): Promise<Staging> {
  const full = resolve(target);
  if (active.has(full)) throw new ResultsFolderError(`another run is writing to ${target}`);
  active.add(full);
  try {
    const parent = dirname(full);
    const created = await mkdir(parent, { recursive: true });
    await removeStale(parent, basename(full));
    const folder = join(parent, `.${basename(full)}.partial-${process.pid}`);
    await mkdir(folder);
    return { folder, commit: () => commit(folder, full), discard: () => discard(folder, full, created) };
  } catch (error) {
    active.delete(full);
    if (error instanceof ResultsFolderError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ResultsFolderError(`cannot write results to ${target}: ${reason}. Name another folder with --out`, {
      cause: error,
    });
  }
}

async function removeStale(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const pid = [`.${name}.partial-`, `.${name}.replaced-`]
      .filter((prefix) => entry.startsWith(prefix))
      .map((prefix) => entry.slice(prefix.length))[0];
    if (pid === undefined || !/^\d+$/.test(pid)) continue;
    // A process that lives may be another run on the same target; each has its own folder and the last to end wins.
    if (Number(pid) !== process.pid && isAlive(Number(pid))) continue;
    await rm(join(parent, entry), { recursive: true, force: true });
  }
}

async function commit(folder: string, target: string): Promise<void> {
  await syncFolder(folder);
  const replaced = join(dirname(target), `.${basename(target)}.replaced-${process.pid}`);
  // A folder cannot be renamed over one that has files: the old one steps aside first.
  const stepsAside = await rename(target, replaced).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(folder, target);
  } catch (error) {
    if (stepsAside) await rename(replaced, target);
    throw error;
  }
  active.delete(target);
  await syncFolder(dirname(target));
  if (stepsAside) await rm(replaced, { recursive: true, force: true });
}

async function discard(folder: string, target: string, created: string | undefined): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  active.delete(target);
  if (created === undefined) return;
  for (let parent = dirname(target); parent.length >= created.length; parent = dirname(parent)) {
    const removed = await rmdir(parent).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}
