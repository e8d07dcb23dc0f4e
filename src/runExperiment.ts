import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Column } from '../models/column.ts';
import type { Model } from '../models/model.ts';
import type { Outcome } from '../models/outcome.ts';
import { createStaging } from './collect/createStaging.ts';
import { createTables, recordedColumns, type Tables } from './collect/createTables.ts';
import { inspectTarget } from './collect/inspectTarget.ts';
import { type Identity, makeManifest } from './collect/manifest.ts';
import type { PointSummary } from './collect/pointSummaries.ts';
import { sha256Hex } from './collect/sha256Hex.ts';
import { writeTextFile } from './collect/writeTextFile.ts';
import type { WrittenFile } from './collect/writtenFile.ts';
import { createFigure, type Figure } from './createFigure.ts';
import { type ExperimentSource, type LoadedExperiment, type LoadOptions, loadExperiment } from './loadExperiment.ts';
import type { Plan } from './plan/plan.ts';
import { executePlan, type RunResult } from './run/executePlan.ts';
import { keptEpochs } from './run/keptEpochs.ts';
import type { RunFailure, RunSettings } from './run/runTask.ts';
import { softwareVersion } from './softwareVersion.ts';
import { canonicalJson } from './spec/canonicalJson.ts';
import type { Experiment } from './spec/experiment.ts';

/** How to run an experiment. */
export interface RunOptions extends LoadOptions {
  /** Results folder; `results/<name>` in the current folder by default. */
  readonly out?: string | undefined;
  /** Threads; at most one a run; 0 and 1 simulate in the calling thread. As many as the machine offers by default. */
  readonly workers?: number | undefined;
  /** Replaces results of another experiment or version in the same folder; never anything that is not results. */
  readonly force?: boolean | undefined;
  /** Stops the run: the promise rejects with the signal's reason, and no file is left. */
  readonly signal?: AbortSignal | undefined;
  /** Called after the first look at the folder and after every batch of runs. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A run that failed, and where it stands in the plan. */
export interface FailedRun extends RunFailure {
  readonly run: number;
  readonly point: number;
  readonly replication: number;
}

/** What an experiment gave. */
export interface RunSummary {
  readonly experiment: Experiment;
  readonly plan: Plan;
  readonly columns: readonly Column[];
  readonly outcomes: readonly Outcome[];
  /** Results folder, as asked for. */
  readonly folder: string;
  readonly files: readonly WrittenFile[];
  /** `same`: results of the same experiment and version were replaced; `other`: other results were, by `force`. */
  readonly replaced: 'absent' | 'same' | 'other';
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
 * Runs an experiment and writes its results folder, which appears complete or not at all. Its bytes depend on the
 * experiment and the version of the software alone.
 *
 * @throws SpecError for an experiment with mistakes; ResultsFolderError when the folder must not be replaced or cannot
 * be written; the signal's reason. A run that throws is no reason: see `failures`.
 */
export async function runExperiment(source: ExperimentSource, options: RunOptions = {}): Promise<RunSummary> {
  const loaded = await loadExperiment(source, options);
  const { experiment, plan, model, inputs } = loaded;
  options.signal?.throwIfAborted();
  const folder = options.out ?? join('results', experiment.name);
  const identity = identify(experiment, model);
  const inspect = (): Promise<'absent' | 'same' | 'other'> => inspectTarget(folder, identity, options.force ?? false);
  await inspect();
  const staging = await createStaging(folder);
  try {
    const gathered = await gather(loaded, staging.folder, options);
    const manifest = makeManifest(identity, experiment, plan, inputs, gathered.failedCount, gathered.files);
    const written = await writeTextFile(staging.folder, 'manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
    options.signal?.throwIfAborted();
    // Somebody else may have written there in the meantime.
    const replaced = await inspect();
    await staging.commit();
    const warnings = [...loaded.warnings, ...gathered.warnings];
    const { columns, outcomes } = model;
    return {
      ...gathered,
      experiment,
      plan,
      columns,
      outcomes,
      folder,
      replaced,
      warnings,
      files: [...gathered.files, written],
    };
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

function identify(experiment: Experiment, model: Model<unknown>): Identity {
  return {
    software: softwareVersion(),
    model: { name: model.name, version: model.version },
    specSha256: sha256Hex(canonicalJson(experiment)),
  };
}

type Gathered = Pick<RunSummary, 'files' | 'points' | 'failures' | 'failedCount' | 'rows' | 'warnings'>;

async function gather(loaded: LoadedExperiment, folder: string, options: RunOptions): Promise<Gathered> {
  const { experiment, plan, model } = loaded;
  const { horizonEpochs, record } = experiment;
  const columns = recordedColumns(model, experiment);
  const epochs = keptEpochs(horizonEpochs, record.everyEpochs);
  const figure = createFigure(experiment, plan, model, softwareVersion().version);
  const settings = makeSettings(loaded, columns, figure);
  const tables = await createTables(folder, model, experiment, plan, epochs, Number.POSITIVE_INFINITY);
  try {
    const failures = await execute(loaded, settings, tables, figure, options);
    const { files, points, deterministicPoints } = await tables.finish();
    const svg = await figure?.draw();
    const drawn = svg === undefined ? [] : [await writeTextFile(folder, `figures/${experiment.name}.svg`, svg)];
    const rows = failures.onlyRows && { columns, epochs, cells: failures.onlyRows };
    const { first, count } = failures;
    return {
      files: [...files, ...drawn],
      points,
      failures: first,
      failedCount: count,
      rows,
      warnings: sameReplications(deterministicPoints, plan),
    };
  } catch (error) {
    await tables.abandon();
    throw error;
  }
}

function makeSettings(
  { experiment, model, registry }: LoadedExperiment,
  columns: readonly string[],
  figure: Figure | null,
): RunSettings {
  const indexOf = (name: string): number => model.columns.findIndex((column) => column.name === name);
  return {
    registry,
    model: model.name,
    seed: experiment.seed,
    horizonEpochs: experiment.horizonEpochs,
    recorded: { everyEpochs: experiment.record.everyEpochs, columns: columns.map(indexOf) },
    figured: { everyEpochs: 1, columns: (figure?.columns ?? []).map(indexOf) },
  };
}

interface Executed {
  readonly first: readonly FailedRun[];
  readonly count: number;
  readonly onlyRows: Float64Array | null;
}

async function execute(
  { experiment, plan, model }: LoadedExperiment,
  settings: RunSettings,
  tables: Tables,
  figure: Figure | null,
  options: RunOptions,
): Promise<Executed> {
  const total = plan.points.length * plan.replications;
  const first: FailedRun[] = [];
  let count = 0;
  let done = 0;
  let onlyRows: Float64Array | null = null;
  const take = async (result: RunResult): Promise<void> => {
    const { run, point, replication, recorded, figured, failure } = result;
    await tables.add(result);
    if (figured !== null) figure?.add(point, replication, figured);
    if (total === 1) onlyRows = recorded;
    if (failure === null) return;
    count += 1;
    if (first.length < keptFailures) first.push({ run, point, replication, ...failure });
  };
  const batches = executePlan(plan, settings, {
    workers: Math.min(options.workers ?? availableParallelism(), total),
    outcomeCount: model.outcomes.length,
    isRecorded: (_, replication) => replication < experiment.record.replications,
    isFigured: (point) => figure?.points.includes(point) ?? false,
    signal: options.signal,
  });
  options.onProgress?.(0, total);
  for await (const batch of batches) {
    for (const result of batch) await take(result);
    done += batch.length;
    options.onProgress?.(done, total);
  }
  return { first, count, onlyRows };
}

function sameReplications(same: readonly number[], { points }: Plan): string[] {
  if (same.length === 0) return [];
  const which = same.length === points.length ? 'every design point' : `design point ${same.slice(0, 5).join(', ')}`;
  return [
    `all replications of ${which} gave the same outcomes: nothing is random there, and the intervals measure no spread`,
  ];
}
