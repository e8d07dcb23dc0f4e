import { open, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import { syncFolder } from '../collect/files/syncFolder.ts';

/**
 * Writes a file so that it is there as a whole or not at all, whenever the process or the machine stops: under a temporary
 * name, flushed to the disk, then renamed. Replaces a file of the same name.
 */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  // Several machines may work in one folder.
  const temporary = `${path}.${hostname()}-${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}
