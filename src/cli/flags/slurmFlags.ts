import { SpecError } from '../../specError.ts';
import { readSbatchOptions } from '../../sweep/slurm/readSbatchOptions.ts';
import { parseCount } from './experimentFlags.ts';

/** Flags of `hashshift sweep` that say where it runs. */
export interface SlurmFlags {
  readonly engine: 'local' | 'slurm';
  readonly tasks?: number;
  readonly sbatch?: SbatchOptions;
}

interface SbatchOptions {
  readonly text: string;
  readonly words: readonly string[];
}

/** Their definitions for Stricli. */
export const slurmFlags = {
  engine: {
    kind: 'enum',
    values: ['local', 'slurm'],
    default: 'local',
    brief: 'Run here, or submit to Slurm',
  },
  tasks: {
    kind: 'parsed',
    parse: parseCount,
    optional: true,
    placeholder: 'N',
    brief: 'Slurm: tasks of the job array; by default as many as make about five minutes each',
  },
  sbatch: {
    kind: 'parsed',
    parse: (text: string): SbatchOptions => ({ text, words: readSbatchOptions(text) }),
    optional: true,
    placeholder: 'OPTIONS',
    brief: 'Slurm: options for sbatch, quoted as in a shell, for example "--partition=long --time=2:00:00"',
  },
} as const;

/** @throws SpecError for flags that mean nothing without Slurm. */
export function refuseSlurmFlags({ tasks, sbatch }: SlurmFlags): void {
  if (tasks === undefined && sbatch === undefined) return;
  throw new SpecError(`hashshift: ${tasks === undefined ? '--sbatch' : '--tasks'} needs --engine slurm`);
}
