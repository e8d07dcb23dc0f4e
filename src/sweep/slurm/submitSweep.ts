import { join, resolve } from 'node:path';
import process from 'node:process';
import { requireParquetWriter } from '../../collect/parquet/requireParquetWriter.ts';
import { estimateExperiment } from '../../execute/estimateExperiment.ts';
import { loadExperiment } from '../../load/loadExperiment.ts';
import { type PreparedRuns, prepareRuns } from '../../load/prepareRuns.ts';
import { shellQuote } from '../../shellQuote.ts';
import { SpecError } from '../../specError.ts';
import { type BeginOptions, beginSweep, sweepFolder } from '../beginSweep.ts';
import { openPartStore, type PartStore } from '../partStore.ts';
import { arraySpec } from './arraySpec.ts';
import { chooseTasks } from './chooseTasks.ts';
import { nameJobs } from './nameJobs.ts';
import type { QueuedTask } from './parseQueue.ts';
import type { SlurmClient } from './slurmClient.ts';
import { SlurmError } from './slurmError.ts';
import { logsFolder, readSlurmRecord, slurmFolder } from './slurmRecord.ts';
import { type SubmittedJobs, submitJobs } from './submitJobs.ts';

/** How to submit a sweep. */
export interface SubmitOptions extends BeginOptions {
  readonly slurm: SlurmClient;
  /** Tasks of the array; by default as before, and at first as many as make five minutes each. */
  readonly tasks?: number | undefined;
  /** Threads of a task; 1 by default. */
  readonly workers?: number | undefined;
  /** Options of the user for sbatch, word by word; see `readSbatchOptions`. */
  readonly sbatch: readonly string[];
  /** What starts this program: the binary of Node, its options, the main file. */
  readonly program: readonly string[];
  /** Words of `hashshift shard` beside `--of` and `--workers`. */
  readonly shardWords: readonly string[];
  /** The command that submits what is missing, for messages. */
  readonly resume: string;
  readonly signal?: AbortSignal | undefined;
}

/** What was submitted. */
export interface SubmittedSweep extends SubmittedJobs {
  readonly folder: string;
  readonly experiment: string;
  /** Into how many shards the sweep is divided. */
  readonly tasks: number;
  /** Those that have work to do, as `--array` takes them, and their number; null where only collecting is left. */
  readonly array: string | null;
  readonly submittedTasks: number;
  /** Time of a task by the estimate [s]; null where none was needed. */
  readonly secondsPerTask: number | null;
  readonly jobName: string;
  readonly logs: string;
  /** What is odd about the experiment, as of `LoadedExperiment`. */
  readonly warnings: readonly string[];
}

/** A results folder with nothing to do. */
export interface CompleteSweep {
  readonly folder: string;
  readonly runs: number;
  readonly failed: number;
  readonly found: 'complete';
}

/**
 * Submits the missing shards of a sweep as a job array, and a job that collects when no task of the array is left.
 * That job waits with `afterany`, not `afterok`: a task also ends with an error when a run of the experiment failed,
 * which is a result; and where shards are missing, collecting changes nothing and says which, whereas a dependency that
 * can no longer be met leaves a job in the queue that never starts.
 * @throws SpecError; SlurmError when Slurm is not there, refuses, or still has jobs of this sweep; ResultsFolderError.
 */
export async function submitSweep(file: string, options: SubmitOptions): Promise<SubmittedSweep | CompleteSweep> {
  const { slurm, resume } = options;
  const prepared = prepareRuns(await loadExperiment(file, options));
  if (prepared.loaded.experiment.until !== undefined) {
    throw new SpecError(
      'with until, the number of replications is found by simulating all runs, which is no work for the machine that submits: find it with a few points, then give it, for example with --set replications=100',
    );
  }
  const folder = sweepFolder(prepared.loaded, options);
  const { warnings } = prepared.loaded;
  const experiment = prepared.loaded.experiment.name;
  checkPath(folder);
  const largestIndex = await slurm.largestIndex();
  const former = await readSlurmRecord(folder);
  const jobName = former?.jobName ?? (await nameJobs(folder, experiment));
  refuseWhileQueued(folder, jobName, await slurm.queue(jobName));
  await requireParquetWriter(prepared.loaded.experiment);
  const { tasks, secondsPerTask } = await divide(prepared, options, former?.tasks, largestIndex);
  const sweep = await beginSweep(prepared, file, options, tasks);
  if (sweep.store === null) return { folder, runs: prepared.total, failed: sweep.failed, found: 'complete' };
  const shards = await missingShards(sweep.store, tasks);
  const array = shards.length === 0 ? null : arraySpec(shards);
  const record = { format: 1, jobName, tasks, resume, submissions: former?.submissions ?? [] } as const;
  const scripts = {
    origin: resume,
    jobName,
    workFolder: process.cwd(),
    slurmFolder: resolve(folder, slurmFolder),
    program: options.program,
    folder,
    tasks,
    shardWords: options.shardWords,
    cpusPerTask: Math.max(1, options.workers ?? 1),
    sbatch: options.sbatch,
  } as const;
  const jobs = await submitJobs(folder, record, array, scripts, slurm);
  const logs = join(folder, slurmFolder, logsFolder);
  const submittedTasks = shards.length;
  return { folder, experiment, tasks, array, submittedTasks, secondsPerTask, jobName, logs, warnings, ...jobs };
}

/** What a script and Slurm's patterns for names of logs cannot say. */
function checkPath(folder: string): void {
  const path = resolve(folder);
  if (!/[\\\p{Cc}]/u.test(path)) return;
  throw new SpecError(
    `hashshift: Slurm takes no backslash and no control character in the path of a log, found ${JSON.stringify(path)}; name another folder with --out`,
  );
}

function refuseWhileQueued(folder: string, jobName: string, queue: readonly QueuedTask[]): void {
  if (queue.length === 0) return;
  const jobs = [...new Set(queue.map(({ job }) => job))];
  const running = queue.filter(({ state }) => state !== 'PENDING').length;
  throw new SlurmError(
    `${folder} still has jobs in the queue: ${jobs.join(', ')} (${running} running, ${queue.length - running} pending); nothing was submitted. Follow them with: hashshift status ${shellQuote(folder)}; cancel them with: scancel --name=${jobName}`,
  );
}

async function divide(
  prepared: PreparedRuns,
  { tasks, workers = 1, signal }: SubmitOptions,
  formerTasks: number | undefined,
  largestIndex: number,
): Promise<{ readonly tasks: number; readonly secondsPerTask: number | null }> {
  const given = tasks ?? formerTasks;
  if (given !== undefined && (given < 1 || given > largestIndex)) {
    throw new SpecError(
      `hashshift: --tasks is from 1 to ${largestIndex} on this cluster (MaxArraySize), found ${given}; a task may do any number of runs`,
    );
  }
  if (given !== undefined) return { tasks: given, secondsPerTask: null };
  const estimate = await estimateExperiment(prepared.loaded, signal);
  const seconds = (estimate.runs * estimate.runMs) / 1000;
  const blocks = openPartStore('', prepared).layout.count;
  const chosen = chooseTasks({ seconds, workers, blocks, largestIndex });
  return { tasks: chosen, secondsPerTask: seconds / Math.max(1, workers) / chosen };
}

async function missingShards({ layout, inspect }: PartStore, shards: number): Promise<number[]> {
  const missing = new Set<number>();
  for (let block = 0; block < layout.count; block++) {
    const { state } = await inspect(block, true);
    if (state !== 'done') missing.add(1 + (block % shards));
  }
  return [...missing].sort((a, b) => a - b);
}
