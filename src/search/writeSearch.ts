import { createCsvFile } from '../collect/files/createCsvFile.ts';
import { createStaging } from '../collect/files/createStaging.ts';
import { inspectTarget } from '../collect/files/inspectTarget.ts';
import { writeTextFile } from '../collect/files/writeTextFile.ts';
import type { WrittenFile } from '../collect/files/writtenFile.ts';
import type { Identity } from '../collect/metadata/manifest.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { modulesFolder } from '../modules/recordedModules.ts';
import type { PointSearch } from './searchPoint.ts';
import type { SearchSettings } from './searchSettings.ts';
import { searchTables } from './searchTables.ts';

/**
 * Writes the results folder of a search, complete or not at all: the tables, their dictionary and a manifest from which
 * the search can be repeated to the byte.
 *
 * @param identity with the hash of experiment and search together.
 * @throws ResultsFolderError when something is there that must stay.
 */
export async function writeSearch(
  loaded: LoadedExperiment,
  identity: Identity,
  settings: SearchSettings,
  searches: readonly PointSearch[],
  target: { readonly folder: string; readonly force: boolean },
): Promise<readonly WrittenFile[]> {
  const staging = await createStaging(target.folder);
  try {
    const tables = searchTables(loaded, settings, searches);
    const notes = tables.flatMap((table) =>
      table.notes.map((note) => [note.file, note.column, note.unit, note.definition]),
    );
    const dictionary = { path: 'dictionary.csv', rows: [['file', 'column', 'unit', 'definition'], ...notes] };
    const files: WrittenFile[] = [];
    for (const { path, rows } of [...tables, dictionary]) {
      const [header, ...body] = rows;
      const file = await createCsvFile(staging.folder, path, header.map(String));
      for (const row of body) file.write(row);
      files.push(await file.close());
    }
    for (const { path, text } of loaded.modules?.sources ?? []) {
      files.push(await writeTextFile(staging.folder, `${modulesFolder}/${path}`, text));
    }
    const { experiment, inputs } = loaded;
    const runs = { planned: searches.reduce((sum, one) => sum + one.runs, 0), failed: 0 };
    const seeds = { root: experiment.seed, replications: experiment.replications };
    const manifest = { format: 1, ...identity, search: settings, seeds, runs, inputs, files, experiment };
    files.push(await writeTextFile(staging.folder, 'manifest.json', `${JSON.stringify(manifest, null, 2)}\n`));
    await inspectTarget(target.folder, { ...identity, experiment }, target.force);
    await staging.commit();
    return files;
  } catch (error) {
    await staging.discard();
    throw error;
  }
}
