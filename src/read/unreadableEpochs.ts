import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MissingPackageError } from '../collect/parquet/missingPackageError.ts';
import { loadDuckDb } from '../collect/parquet/openDuckDb.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';

/** Why the table of epochs of a results folder cannot be read here, in a sentence; null where it can. */
export async function unreadableEpochs(folder: string, { loaded }: PreparedRuns): Promise<string | null> {
  const { format = 'csv' } = loaded.experiment.record;
  const name = `epochs.${format}`;
  if (!existsSync(join(folder, name))) return `${join(folder, name)} is not there.`;
  if (format === 'csv') return null;
  return loadDuckDb().then(
    () => null,
    (error: Error) => {
      if (error instanceof MissingPackageError) return `${error.message}.`;
      throw error;
    },
  );
}
