import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../collect/files/sha256Hex.ts';
import type { IdentifiedExperiment } from '../collect/metadata/identityDifference.ts';
import type { InputFile } from '../collect/metadata/manifest.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';
import type { Override } from '../spec/readOverrides.ts';
import { writeDurably } from './writeDurably.ts';

/** Folder of the parts in a results folder, as long as the sweep is not collected. */
export const partsFolder = 'parts';

/** What an unfinished results folder is about: enough to resume, collect and describe it without the experiment file. */
export type SweepState = IdentifiedExperiment & {
  readonly format: 1;
  readonly inputs: readonly InputFile[];
  /** How the sweep was called, for the commands in messages. */
  readonly source: {
    readonly file: string;
    readonly overrides: readonly Override[];
    readonly seed: string | null;
  };
  /** Into how many shards it was last divided; null for one process. */
  readonly shards: number | null;
};

const fileName = 'sweep.json';

/** Keeps the state in a results folder. */
export function writeSweepState(folder: string, state: SweepState): Promise<void> {
  return writeDurably(join(folder, partsFolder, fileName), `${JSON.stringify(state, null, 2)}\n`);
}

/** The state in a results folder; null where there is none or it is damaged. */
export async function readSweepState(folder: string): Promise<SweepState | null> {
  const text = await readFile(join(folder, partsFolder, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  try {
    const state = JSON.parse(text ?? 'null') as SweepState | null;
    return state !== null && sha256Hex(canonicalJson(state.experiment)) === state.specSha256 ? state : null;
  } catch {
    return null;
  }
}
