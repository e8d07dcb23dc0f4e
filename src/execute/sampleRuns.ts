import { createTables } from '../collect/createTables.ts';
import type { WrittenFile } from '../collect/files/writtenFile.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { executePlan } from '../run/executePlan.ts';

/** How to run a sample. */
export interface SampleOptions {
  readonly workers: number;
  readonly timeLimitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs some runs of a plan and writes their rows as a results folder would hold them: `runs.csv`, `epochs.csv` and, where
 * runs fail, `failures.csv`.
 * @param runs ascending.
 * @param folder exists and is empty.
 */
export async function sampleRuns(
  prepared: PreparedRuns,
  runs: readonly number[],
  folder: string,
  options: SampleOptions,
): Promise<readonly WrittenFile[]> {
  const { experiment, plan, model } = prepared.loaded;
  const tables = await createTables(folder, model, experiment, plan, prepared.epochs, 0);
  try {
    const { isRecorded } = prepared;
    const ranges = runs.map((run) => ({ first: run, end: run + 1 }));
    const outcomeCount = model.outcomes.length;
    const execution = { ...options, ranges, outcomeCount, isRecorded, isFigured: () => false };
    for await (const batch of executePlan(plan, prepared.settings, execution)) {
      for (const result of batch) await tables.add(result);
    }
    return await tables.closeRows();
  } catch (error) {
    await tables.abandon();
    throw error;
  }
}
