import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SweepStatus } from '../sweepStatus.ts';
import type { QueuedTask } from './parseQueue.ts';
import type { SlurmClient } from './slurmClient.ts';
import { SlurmError } from './slurmError.ts';
import { logsFolder, readSlurmRecord, type SlurmRecord, slurmFolder } from './slurmRecord.ts';

/** A job that has ended although there was work left. */
export interface EndedJob {
  /** Null for the job that collects. */
  readonly shard: number | null;
  /** Path of its newest log; null where there is none. */
  readonly log: string | null;
  /** Its last line, or of the last few what Slurm said itself: that the time or the memory was at an end, for example. */
  readonly lastLine: string | null;
}

/** What Slurm has to do with a sweep. */
export interface SlurmStatus extends SlurmRecord {
  /** What has not ended; null when Slurm could not be asked. */
  readonly queue: readonly QueuedTask[] | null;
  /** Why it could not. */
  readonly problem: string | null;
  readonly ended: readonly EndedJob[];
  readonly logs: string;
}

/** Tells what is in the queue for a sweep and what has ended too early; null for a sweep that was not submitted. */
export async function slurmStatus(
  { folder, isComplete, blocks, shards }: SweepStatus,
  slurm: SlurmClient,
): Promise<SlurmStatus | null> {
  const record = await readSlurmRecord(folder);
  if (record === null) return null;
  const logs = join(folder, slurmFolder, logsFolder);
  const asked = await slurm.queue(record.jobName).catch((error) => {
    if (error instanceof SlurmError) return error;
    throw error;
  });
  if (asked instanceof SlurmError) return { ...record, queue: null, problem: asked.message, ended: [], logs };
  const queued = new Set(asked.map(({ shard }) => shard));
  const ended: EndedJob[] = [];
  const names = await readdir(logs).catch((): string[] => []);
  // Where shards of another division were run by hand since, the numbers are not those of the tasks.
  const missing = shards?.of === record.tasks ? shards.missing : [];
  for (const shard of missing) {
    if (!queued.has(shard)) ended.push({ shard, ...(await readLog(logs, newest(names, `_${shard}.log`))) });
  }
  const isCollectable = !isComplete && blocks?.done === blocks?.planned;
  if (isCollectable && asked.length === 0) {
    ended.push({ shard: null, ...(await readLog(logs, newest(names, '.log', 'collect-'))) });
  }
  return { ...record, queue: asked, problem: null, ended, logs };
}

/** The name with the largest number of a job. */
function newest(names: readonly string[], end: string, start = ''): string | null {
  const jobOf = (name: string): number => {
    const job = name.startsWith(start) && name.endsWith(end) ? name.slice(start.length, -end.length) : '';
    return /^\d+$/.test(job) ? Number(job) : -1;
  };
  return names.reduce<string | null>((a, b) => (jobOf(b) > (a === null ? -1 : jobOf(a)) ? b : a), null);
}

const tailBytes = 4096;
const lastLines = 5;

async function readLog(logs: string, name: string | null): Promise<Pick<EndedJob, 'log' | 'lastLine'>> {
  if (name === null) return { log: null, lastLine: null };
  const log = join(logs, name);
  const handle = await open(log, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, tailBytes));
    await handle.read(buffer, 0, buffer.length, size - buffer.length);
    const lines = buffer
      .toString('utf8')
      .split('\n')
      .map((line) => line.trim());
    const last = lines.filter((line) => line !== '').slice(-lastLines);
    return { log, lastLine: last.findLast((line) => line.startsWith('slurmstepd')) ?? last.at(-1) ?? null };
  } finally {
    await handle.close();
  }
}
