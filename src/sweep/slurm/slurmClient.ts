import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseMaxArraySize } from './parseMaxArraySize.ts';
import { parseQueue, type QueuedTask, queueFormat } from './parseQueue.ts';
import { SlurmError } from './slurmError.ts';

/** The programs of Slurm. All methods throw SlurmError when the program is missing, fails or does not answer. */
export interface SlurmClient {
  /** The largest number that a task of an array can have. */
  largestIndex(): Promise<number>;
  /** What has not ended of the jobs of a name. */
  queue(jobName: string): Promise<QueuedTask[]>;
  /**
   * Submits a script.
   * @returns the number of the job.
   */
  submit(script: string, options: readonly string[]): Promise<string>;
}

/** A busy controller lets its clients wait, but not for ever. */
const timeoutMs = 120_000;
const maxBuffer = 2 ** 28;

/** @param env environment of the programs; `PATH` in it tells where they are. */
export function createSlurmClient(env: Readonly<Partial<Record<string, string>>>): SlurmClient {
  const run = async (program: string, args: readonly string[]): Promise<string> => {
    try {
      return (await promisify(execFile)(program, args, { env, timeout: timeoutMs, maxBuffer })).stdout;
    } catch (error) {
      throw new SlurmError(explain(program, error as Failure), { cause: error });
    }
  };
  return {
    async largestIndex() {
      await run('sbatch', ['--version']);
      const largest = parseMaxArraySize(await run('scontrol', ['show', 'config']));
      if (largest === null) throw new SlurmError('scontrol show config does not tell MaxArraySize');
      if (largest < 1) throw new SlurmError(`Slurm takes no job arrays here (MaxArraySize); ${alternative}`);
      return largest;
    },
    async queue(jobName) {
      return parseQueue(await run('squeue', ['--noheader', '--array', `--name=${jobName}`, `--format=${queueFormat}`]));
    },
    async submit(script, options) {
      const answer = await run('sbatch', ['--parsable', ...options, script]);
      // Sites put their own lines before it.
      const job = /^(\d+)(;.*)?$/.exec(answer.trim().split('\n').at(-1) ?? '')?.[1];
      if (job === undefined) throw new SlurmError(`sbatch did not tell the number of the job but: ${answer.trim()}`);
      return job;
    },
  };
}

const alternative =
  'on any machine and with any scheduler, hashshift shard FILE K --of N --out DIR does the K-th of N parts, and hashshift collect DIR makes the results';

interface Failure extends NodeJS.ErrnoException {
  readonly killed?: boolean;
  readonly stderr?: string;
}

function explain(program: string, { code, killed, stderr, message }: Failure): string {
  if (code === 'ENOENT')
    return `${program} is not found: is this a machine of a Slurm cluster? Otherwise, ${alternative}`;
  if (killed === true) return `${program} did not answer in ${timeoutMs / 1000} s`;
  const said = stderr?.trim() ?? '';
  return `${program} failed: ${said === '' ? message : said}`;
}
