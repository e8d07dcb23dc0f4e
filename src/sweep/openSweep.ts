import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inspectTarget } from '../collect/files/inspectTarget.ts';
import { type IdentifiedExperiment, identityDifference } from '../collect/metadata/identityDifference.ts';
import { isSameIdentity } from '../collect/metadata/manifest.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { modulesFolder } from '../modules/recordedModules.ts';
import { eventsFile } from './eventLog.ts';
import { slurmFolder } from './slurm/slurmRecord.ts';
import { partsFolder, readSweepState, type SweepState, writeSweepState } from './sweepState.ts';
import { writeDurably } from './writeDurably.ts';

/** What a folder was before a sweep was begun or resumed in it. */
export type FoundSweep = 'absent' | 'unfinished' | 'complete';

/**
 * Begins a sweep in a folder, or finds the one that was begun there.
 * @param source how the sweep is called.
 * @param shards into how many shards it is divided now; null for one process.
 * @param isResumed makes it an error that there is none.
 * @throws ResultsFolderError when the folder holds anything else, nothing having been changed, or cannot be written.
 */
export async function openSweep(
  folder: string,
  prepared: PreparedRuns,
  source: SweepState['source'],
  shards: number | null,
  isResumed: boolean,
): Promise<FoundSweep> {
  const { experiment, inputs, modules } = prepared.loaded;
  const wanted = { ...prepared.identity, experiment };
  const found = await lookInto(folder, wanted);
  if (found === 'complete') return found;
  if (isResumed && found === 'absent') {
    throw new ResultsFolderError(`${folder} holds no sweep to resume; without --resume one is begun there`);
  }
  const state: SweepState = { format: 1, ...wanted, inputs, source, shards };
  try {
    await mkdir(join(folder, partsFolder), { recursive: true });
    for (const { path, text } of modules?.sources ?? []) {
      const copy = join(folder, partsFolder, modulesFolder, path);
      await mkdir(dirname(copy), { recursive: true });
      await writeDurably(copy, text);
    }
    await writeSweepState(folder, state);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ResultsFolderError(
      `cannot write to ${folder}: ${reason}; nothing was lost. Make room or make it writable, or name another folder with --out`,
      { cause: error },
    );
  }
  return found;
}

async function lookInto(folder: string, wanted: IdentifiedExperiment): Promise<FoundSweep> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new ResultsFolderError(`cannot use ${folder}: ${error.message}; name another folder with --out`);
  });
  if (names.includes('manifest.json')) {
    await inspectTarget(folder, wanted, false);
    return 'complete';
  }
  const state = await readSweepState(folder);
  if (state !== null) {
    if (isSameIdentity(state, wanted)) return 'unfinished';
    throw new ResultsFolderError(
      `${folder} holds an unfinished sweep of ${identityDifference(state, wanted)}; nothing was changed. Name another folder with --out, or remove that one`,
    );
  }
  // A damaged state is written anew; the blocks tell themselves what they are part of.
  const strangers = names.filter((name) => ![partsFolder, eventsFile, slurmFolder].includes(name));
  if (names.includes(partsFolder) || strangers.length === 0) return names.length === 0 ? 'absent' : 'unfinished';
  throw new ResultsFolderError(
    `${folder} holds something other than results of hashshift (${strangers[0]}); nothing was changed. Name another folder with --out`,
  );
}
