import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../writeDurably.ts';

/** Folder of scripts, logs and record in a results folder. It holds paths and clock times: no part of the results. */
export const slurmFolder = 'slurm';
/** Folder of the logs therein. */
export const logsFolder = 'logs';

/** What was submitted to Slurm for a sweep. */
export interface SlurmRecord {
  readonly format: 1;
  /** Name of all its jobs, which no other sweep has. */
  readonly jobName: string;
  /** Into how many shards the sweep is divided: a task does one. */
  readonly tasks: number;
  /** The command that submits what is missing. */
  readonly resume: string;
  readonly submissions: readonly Submission[];
}

/** One call of `sweep --engine slurm`. */
export interface Submission {
  /** UTC. */
  readonly time: string;
  /** The shards that were missing, as `--array` takes them; null when none was. */
  readonly array: string | null;
  /** Numbers of the jobs; null before sbatch has told them, and for an array that was not needed. */
  readonly shardsJob: string | null;
  readonly collectJob: string | null;
}

const fileName = 'jobs.json';

/** Keeps the record in a results folder, and makes the folders of scripts and logs. */
export async function writeSlurmRecord(folder: string, record: SlurmRecord): Promise<void> {
  await mkdir(join(folder, slurmFolder, logsFolder), { recursive: true });
  await writeDurably(join(folder, slurmFolder, fileName), `${JSON.stringify(record, null, 2)}\n`);
}

/** The record in a results folder; null where there is none or it is damaged. */
export async function readSlurmRecord(folder: string): Promise<SlurmRecord | null> {
  try {
    const record = JSON.parse(await readFile(join(folder, slurmFolder, fileName), 'utf8')) as SlurmRecord | null;
    return record?.format === 1 ? record : null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof SyntaxError || code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
