import { open } from 'node:fs/promises';

/** Makes the names in a folder durable, where the platform can (Windows cannot open folders). */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => {});
  await handle.close();
}
