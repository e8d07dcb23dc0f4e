import { createTables } from '../collect/createTables.ts';
import { writeTextFile } from '../collect/files/writeTextFile.ts';
import type { WrittenFile } from '../collect/files/writtenFile.ts';
import { makeDataPackage } from '../collect/metadata/dataPackage.ts';
import { makeManifest } from '../collect/metadata/manifest.ts';
import { makeRoCrate } from '../collect/metadata/roCrate.ts';
import type { PointSummary } from '../collect/pointSummaries.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { modulesFolder } from '../modules/recordedModules.ts';
import type { RunResult } from '../run/executePlan.ts';
import type { RunFailure } from '../run/runTask.ts';
import { releaseDate } from '../softwareVersion.ts';
import { repeatedReplications } from './repeatedReplications.ts';

/** A run that failed, and where it stands in the plan. */
export interface FailedRun extends RunFailure {
  readonly run: number;
  readonly point: number;
  readonly replication: number;
}

/** What was written, and what it says. */
export interface WrittenResults {
  readonly files: readonly WrittenFile[];
  /** The first points, as many as were asked for. */
  readonly points: readonly PointSummary[];
  /** The first 100; `failedCount` tells how many there are. */
  readonly failures: readonly FailedRun[];
  readonly failedCount: number;
  /** Recorded rows of the only run, when the plan has one: kept epochs x columns. */
  readonly rows: {
    readonly columns: readonly string[];
    readonly epochs: readonly number[];
    readonly cells: Float64Array;
  } | null;
  readonly warnings: readonly string[];
}

/** Memory for failures stays bounded; `failures.csv` has them all. */
const keptFailures = 100;

/**
 * Writes all files of a results folder, the manifest last, from the results of all runs in the order of the plan.
 * @param folder exists and is empty.
 * @param keptPoints of how many points the summaries are kept in memory.
 */
export async function writeResults(
  prepared: PreparedRuns,
  folder: string,
  results: AsyncIterable<Iterable<RunResult>>,
  keptPoints: number,
): Promise<WrittenResults> {
  const { experiment, plan, model, inputs, modules, warnings } = prepared.loaded;
  const { columns, epochs, figure, total } = prepared;
  const tables = await createTables(folder, model, experiment, plan, epochs, keptPoints);
  const failures: FailedRun[] = [];
  let failedCount = 0;
  let onlyRows: Float64Array | null = null;
  try {
    for await (const batch of results) {
      for (const result of batch) {
        const { run, point, replication, recorded, figured, failure } = result;
        await tables.add(result);
        if (figured !== null) figure?.add(point, replication, figured);
        if (total === 1) onlyRows = recorded;
        if (failure === null) continue;
        failedCount += 1;
        if (failures.length < keptFailures) failures.push({ run, point, replication, ...failure });
      }
    }
    const { files, parquet, dictionary, points, repeatedPoints } = await tables.finish();
    const all = [...files];
    const add = async (path: string, text: string): Promise<void> => {
      all.push(await writeTextFile(folder, path, text));
    };
    const svg = await figure?.draw();
    if (svg !== undefined) await add(`figures/${experiment.name}.svg`, svg);
    for (const { path, text } of modules?.sources ?? []) await add(`${modulesFolder}/${path}`, text);
    await add('datapackage.json', json(makeDataPackage(experiment, model, dictionary, files)));
    const crate = makeRoCrate(experiment, prepared.identity, inputs, all, releaseDate());
    await add('ro-crate-metadata.json', json(crate));
    const manifest = makeManifest(prepared.identity, experiment, plan, inputs, failedCount, all, parquet);
    await add('manifest.json', json(manifest));
    return {
      files: all,
      points,
      failures,
      failedCount,
      rows: onlyRows && { columns, epochs, cells: onlyRows },
      warnings: [...warnings, ...repeatedReplications(prepared.loaded, repeatedPoints)],
    };
  } catch (error) {
    await tables.abandon();
    throw error;
  }
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
