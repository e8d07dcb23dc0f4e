import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Hex } from './sha256Hex.ts';
import type { WrittenFile } from './writtenFile.ts';

/** Writes a new UTF-8 file into `folder` (and the folders on its path) and waits until the disk has it. */
export async function writeTextFile(folder: string, path: string, text: string): Promise<WrittenFile> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { path, bytes: Buffer.byteLength(text, 'utf8'), sha256: sha256Hex(text), rows: null };
}
