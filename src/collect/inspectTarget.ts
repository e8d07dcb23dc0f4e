import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Identity, isSameIdentity, type Manifest } from './manifest.ts';
import { ResultsFolderError } from './resultsFolderError.ts';

/**
 * Whether results may be written to a folder.
 * @param force allows replacing results of another experiment or version, never anything but results.
 * @returns `absent`: nothing is there; `same`: results of the same experiment and version; `other`: other results.
 * @throws ResultsFolderError when something is there that must stay.
 */
export async function inspectTarget(
  target: string,
  identity: Identity,
  force: boolean,
): Promise<'absent' | 'same' | 'other'> {
  const found = await stat(target)
    .catch(unlessMissing)
    .catch((error: Error) => {
      throw new ResultsFolderError(`cannot write results there: ${error.message}; name another folder with --out`);
    });
  if (found === null) return 'absent';
  if (!found.isDirectory()) throw new ResultsFolderError(`${target} is a file; name another folder with --out`);
  if ((await readdir(target)).length === 0) return 'absent';
  const manifest = await readManifest(target);
  if (manifest === null) {
    throw new ResultsFolderError(
      `${target} exists and holds something other than results of hashshift; nothing was changed. Name another folder with --out, or move that one away`,
    );
  }
  if (isSameIdentity(manifest, identity)) return 'same';
  if (force) return 'other';
  throw new ResultsFolderError(
    `${target} holds results of ${difference(manifest, identity)}; nothing was changed. Name another folder with --out, or replace them with --force`,
  );
}

function difference(found: Identity, wanted: Identity): string {
  if (found.specSha256 !== wanted.specSha256) return 'another experiment (its manifest.json has another specSha256)';
  if (found.software.version !== wanted.software.version) return `version ${found.software.version} of hashshift`;
  return `version ${found.model.version} of the model ${found.model.name}`;
}

async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(unlessMissing);
  if (text === null) return null;
  try {
    const manifest = JSON.parse(text) as Partial<Manifest>;
    const isOurs = manifest.software?.name === 'hashshift' && typeof manifest.specSha256 === 'string';
    return isOurs ? (manifest as Manifest) : null;
  } catch {
    return null;
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
