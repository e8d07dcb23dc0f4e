import { join } from 'node:path';
import { writeDurably } from '../writeDurably.ts';
import { collectScript, type JobScripts, scriptNames, shardsScript } from './jobScripts.ts';
import type { SlurmClient } from './slurmClient.ts';
import { SlurmError } from './slurmError.ts';
import { type SlurmRecord, type Submission, slurmFolder, writeSlurmRecord } from './slurmRecord.ts';

/** The jobs of a submission. */
export interface SubmittedJobs {
  /** Null for an array that was not needed. */
  readonly shardsJob: string | null;
  readonly collectJob: string;
  /** Paths of the scripts; of the array the last that was needed. */
  readonly scripts: { readonly shards: string; readonly collect: string };
}

/**
 * Writes the scripts, submits the array and the job that waits for its end, and records both: before, so that a process
 * that is killed in between leaves the name that finds the jobs, and after each.
 * @param former what was recorded of earlier submissions.
 * @param array shards to run, as `--array` takes them; null: only the job that collects is submitted.
 * @throws SlurmError when Slurm refuses.
 */
export async function submitJobs(
  folder: string,
  former: SlurmRecord,
  array: string | null,
  job: Omit<JobScripts, 'array'>,
  slurm: SlurmClient,
): Promise<SubmittedJobs> {
  const path = (name: string): string => join(folder, slurmFolder, name);
  const scripts = { shards: path(scriptNames.shards), collect: path(scriptNames.collect) };
  const time = new Date().toISOString();
  const record = (jobs: Pick<Submission, 'shardsJob' | 'collectJob'>): Promise<void> =>
    writeSlurmRecord(folder, { ...former, submissions: [...former.submissions, { time, array, ...jobs }] });
  await record({ shardsJob: null, collectJob: null });
  await writeDurably(scripts.collect, collectScript({ ...job, array: '' }));
  if (array === null) {
    const collectJob = await slurm.submit(scripts.collect, []);
    await record({ shardsJob: null, collectJob });
    return { shardsJob: null, collectJob, scripts };
  }
  await writeDurably(scripts.shards, shardsScript({ ...job, array }));
  const shardsJob = await slurm.submit(scripts.shards, []);
  await record({ shardsJob, collectJob: null });
  const collectJob = await slurm.submit(scripts.collect, [`--dependency=afterany:${shardsJob}`]).catch((error) => {
    if (!(error instanceof SlurmError)) throw error;
    throw new SlurmError(
      `the array is job ${shardsJob} and goes on, but the job that collects was refused: ${error.message}`,
    );
  });
  await record({ shardsJob, collectJob });
  return { shardsJob, collectJob, scripts };
}
