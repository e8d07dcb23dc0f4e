import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from './manifest.ts';

/** The manifest of a results folder; null where there is none, or none of ours. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    const manifest = JSON.parse(text) as Partial<Manifest>;
    const isOurs = manifest.software?.name === 'hashshift' && typeof manifest.specSha256 === 'string';
    return isOurs ? (manifest as Manifest) : null;
  } catch {
    return null;
  }
}
