import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Column } from '../../models/column.ts';
import type { Outcome } from '../../models/outcome.ts';
import { createStaging } from '../collect/files/createStaging.ts';
import { inspectTarget } from '../collect/files/inspectTarget.ts';
import { requireParquetWriter } from '../collect/parquet/requireParquetWriter.ts';
import { type ExperimentSource, type LoadOptions, loadExperiment } from '../load/loadExperiment.ts';
import { type PreparedRuns, prepareRuns } from '../load/prepareRuns.ts';
import type { Plan } from '../plan/plan.ts';
import { executePlan, type RunResult } from '../run/executePlan.ts';
import type { Experiment } from '../spec/experiment.ts';
import { findReplications } from './findReplications.ts';
import { type WrittenResults, writeResults } from './writeResults.ts';

/** How to run an experiment. */
export interface RunOptions extends LoadOptions {
  /** Results folder; `results/<name>` in the current folder by default. */
  readonly out?: string | undefined;
  /** Threads; at most one a run; 0 and 1 simulate in the calling thread. As many as the machine offers by default. */
  readonly workers?: number | undefined;
  /** A run that takes longer fails, and is reported as such; none by default. */
  readonly timeLimitMs?: number | undefined;
  /** Replaces results of another experiment or version in the same folder; never anything that is not results. */
  readonly force?: boolean | undefined;
  /** Stops the run: the promise rejects with the signal's reason, and no file is left. */
  readonly signal?: AbortSignal | undefined;
  /** Called after the first look at the folder and after every batch of runs. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What an experiment gave. */
export interface RunSummary extends WrittenResults {
  readonly experiment: Experiment;
  readonly plan: Plan;
  readonly columns: readonly Column[];
  readonly outcomes: readonly Outcome[];
  /** Results folder, as asked for. */
  readonly folder: string;
  /** `same`: results of the same experiment and version were replaced; `other`: other results were, by `force`. */
  readonly replaced: 'absent' | 'same' | 'other';
}

/**
 * Runs an experiment and writes its results folder, which appears complete or not at all. Its bytes depend on the
 * experiment and the version of the software alone.
 *
 * @throws SpecError for an experiment with mistakes; ResultsFolderError when the folder must not be replaced or cannot
 * be written; MissingPackageError when it asks for Parquet and DuckDB is not installed; the signal's reason. A run that throws is no reason: see `failures`.
 */
export async function runExperiment(source: ExperimentSource, options: RunOptions = {}): Promise<RunSummary> {
  const loaded = await loadExperiment(source, options);
  options.signal?.throwIfAborted();
  await requireParquetWriter(loaded.experiment);
  const folder = options.out ?? join('results', loaded.experiment.name);
  const prepared = prepareRuns(await findReplications(loaded, folder, options));
  const { experiment, plan, model } = prepared.loaded;
  const wanted = { ...prepared.identity, experiment };
  const inspect = (): Promise<'absent' | 'same' | 'other'> => inspectTarget(folder, wanted, options.force ?? false);
  await inspect();
  const staging = await createStaging(folder);
  try {
    const results = execute(prepared, options);
    const written = await writeResults(prepared, staging.folder, results, Number.POSITIVE_INFINITY);
    options.signal?.throwIfAborted();
    // Somebody else may have written there in the meantime.
    const replaced = await inspect();
    await staging.commit();
    const { columns, outcomes } = model;
    return { ...written, experiment, plan, columns, outcomes, folder, replaced };
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

async function* execute(prepared: PreparedRuns, options: RunOptions): AsyncGenerator<readonly RunResult[]> {
  const { total, settings, isRecorded, isFigured } = prepared;
  const { plan, model } = prepared.loaded;
  const { signal, timeLimitMs, onProgress } = options;
  const workers = Math.min(options.workers ?? availableParallelism(), total);
  let done = 0;
  onProgress?.(done, total);
  const outcomeCount = model.outcomes.length;
  const execution = { workers, timeLimitMs, outcomeCount, isRecorded, isFigured, signal };
  for await (const batch of executePlan(plan, settings, execution)) {
    yield batch;
    done += batch.length;
    onProgress?.(done, total);
  }
}
