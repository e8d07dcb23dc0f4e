import { readdir, stat } from 'node:fs/promises';
import { type IdentifiedExperiment, identityDifference } from '../metadata/identityDifference.ts';
import { isSameIdentity } from '../metadata/manifest.ts';
import { readManifest } from '../metadata/readManifest.ts';
import { ResultsFolderError } from '../resultsFolderError.ts';

/**
 * Whether results may be written to a folder.
 * @param force allows replacing results of another experiment or version, never anything but results.
 * @returns `absent`: nothing is there; `same`: results of the same experiment and version; `other`: other results.
 * @throws ResultsFolderError when something is there that must stay.
 */
export async function inspectTarget(
  target: string,
  wanted: IdentifiedExperiment,
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
  if (manifest === null && (await readdir(target)).includes('parts')) {
    throw new ResultsFolderError(
      `${target} holds an unfinished sweep; nothing was changed. Finish it with hashshift sweep and the same experiment, see hashshift status ${target}, or name another folder with --out`,
    );
  }
  if (manifest === null) {
    throw new ResultsFolderError(
      `${target} exists and holds something other than results of hashshift; nothing was changed. Name another folder with --out, or move that one away`,
    );
  }
  if (isSameIdentity(manifest, wanted)) return 'same';
  if (force) return 'other';
  throw new ResultsFolderError(
    `${target} holds results of ${identityDifference(manifest, wanted)}; nothing was changed. Name another folder with --out, or replace them with --force`,
  );
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
