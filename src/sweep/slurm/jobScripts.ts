import { shellQuote } from '../../shellQuote.ts';

/** Names of the scripts in their folder. */
export const scriptNames = { shards: 'shards.sh', collect: 'collect.sh' } as const;

/** What the scripts of a sweep's jobs say. */
export interface JobScripts {
  /** The command that these scripts come from. */
  readonly origin: string;
  readonly jobName: string;
  /** Folder in which the command was called, absolute: relative paths count from it. */
  readonly workFolder: string;
  /** Folder of the scripts, absolute; the logs go to `logs` in it. */
  readonly slurmFolder: string;
  /** What starts this program: the binary of Node, its options, the main file. */
  readonly program: readonly string[];
  /** The results folder as the command names it. The tasks read no experiment file, which may change while they wait. */
  readonly folder: string;
  /** Into how many shards the sweep is divided. */
  readonly tasks: number;
  /** Further words of `hashshift shard`. */
  readonly shardWords: readonly string[];
  /** Shards to run, as `--array` takes them. */
  readonly array: string;
  readonly cpusPerTask: number;
  /** Options of the user for sbatch, word by word. */
  readonly sbatch: readonly string[];
}

/**
 * The script of the array: a task is a shard. The options of the user come last and win. `exec` makes Node the process
 * that Slurm signals, so that it can say what it kept. A task of a node that dies is queued again, and its log goes on.
 */
export function shardsScript(job: JobScripts): string {
  const words = [...job.program, 'shard', job.folder].map(shellQuote).join(' ');
  const rest = ['--of', String(job.tasks), ...job.shardWords].map(shellQuote).join(' ');
  const file = shellQuote(`${job.slurmFolder}/${scriptNames.shards}`);
  return script(job, 'A task of this array is a shard; what is done is not done again.', `sbatch ${file}`, [
    `#SBATCH --array=${job.array}`,
    `#SBATCH --ntasks=1 --cpus-per-task=${job.cpusPerTask}`,
    ...commonLines(job, '%A_%a.log'),
    `exec ${words} "$SLURM_ARRAY_TASK_ID" ${rest} --workers "\${SLURM_CPUS_PER_TASK:-1}"`,
  ]);
}

/** The script of the job that makes the results when no task of the array is left. */
export function collectScript(job: JobScripts): string {
  const words = [...job.program, 'collect', job.folder].map(shellQuote).join(' ');
  const file = shellQuote(`${job.slurmFolder}/${scriptNames.collect}`);
  const byHand = `sbatch --dependency=afterany:JOB-OF-THE-ARRAY ${file}`;
  return script(job, 'Makes the results, or tells which shards are missing.', byHand, [
    '#SBATCH --ntasks=1',
    ...commonLines(job, 'collect-%j.log'),
    `exec ${words}`,
  ]);
}

function script(job: JobScripts, purpose: string, byHand: string, lines: readonly string[]): string {
  // A line break would end the comment.
  const origin = job.origin.replaceAll(/\p{Cc}/gu, ' ');
  const head = [`# Written by: ${origin}`, `# ${purpose}`, `# By hand: ${byHand}`];
  return `${['#!/bin/sh', ...head, ...lines].join('\n')}\n`;
}

function commonLines({ jobName, slurmFolder, sbatch, workFolder }: JobScripts, log: string): string[] {
  // A percent sign begins a placeholder there.
  const output = `${slurmFolder.replaceAll('%', '%%')}/logs/${log}`;
  return [
    `#SBATCH --job-name=${jobName} --requeue --open-mode=append`,
    `#SBATCH ${directiveWord(`--output=${output}`)}`,
    ...(sbatch.length > 0 ? [`#SBATCH ${sbatch.map(directiveWord).join(' ')}`] : []),
    `cd ${shellQuote(workFolder)} || exit 1`,
  ];
}

/** A word as sbatch reads it in a directive: a backslash protects within double quotes only, and there any letter. */
function directiveWord(word: string): string {
  return /^[\w@%+=,./-][\w@%+=:,./-]*$/.test(word) ? word : `"${word.replaceAll(/["\\]/g, '\\$&')}"`;
}
