import { statSync } from 'node:fs';
import { buildCommand } from '@stricli/core';
import { shellQuote } from '../../shellQuote.ts';
import { SpecError } from '../../specError.ts';
import { resumeShard, runShard } from '../../sweep/sweepExperiment.ts';
import { commandLine } from '../commandLine.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp, exitCodes } from '../exitCodes.ts';
import { experimentFile, parseCount } from '../flags/experimentFlags.ts';
import { outWords, type SweepFlags, sweepFlags, sweepOptions } from '../flags/sweepFlags.ts';
import { interruptible } from '../interruption.ts';
import { createProgress } from '../output/progress.ts';
import { reportComplete } from '../output/reportComplete.ts';
import { reportErrors } from '../reportErrors.ts';

type Flags = SweepFlags & { readonly of: number };

/** `hashshift shard`: runs one part of a sweep, for any scheduler. */
export const shardCommand = buildCommand<Flags, [file: string, shard: number], Context>({
  docs: {
    brief: 'Run one part of a sweep, for any scheduler',
    fullDescription: [
      'Runs the K-th of N parts of the sweep that FILE describes and keeps it in DIR/parts. Shards may run at the same time,',
      'on as many machines as see the folder, in any order and any number of times: what is done is not done again. When',
      'all are done, hashshift collect DIR makes the results, the same as of hashshift run, to the byte.',
      'FILE may also be the folder of a sweep that was begun: all that it takes is in there.',
      '',
      'EXAMPLES',
      '  hashshift shard large.yaml 3 --of 40 --out results/large',
      '  hashshift shard large.yaml "$SLURM_ARRAY_TASK_ID" --of 40 --out /scratch/large',
      '  hashshift shard results/large 4 --of 40',
      '  hashshift collect results/large',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        { ...experimentFile, brief: `${experimentFile.brief}, or a folder` },
        { parse: parseCount, placeholder: 'K', brief: 'Number of the shard, from 1' },
      ],
    },
    flags: {
      ...sweepFlags,
      of: { kind: 'parsed', parse: parseCount, placeholder: 'N', brief: 'Number of shards' },
    },
  },
  func(flags, file, shard) {
    const call = { file, overrides: flags.set ?? [], seed: flags.seed ?? null };
    const again = commandLine(['shard'], call, [String(shard), '--of', String(flags.of), ...outWords(flags)]);
    return reportErrors(
      this,
      async () => {
        if (shard < 1 || shard > flags.of) {
          throw new SpecError(`hashshift: the shards are 1 to ${flags.of}, found ${shard}`);
        }
        const run = isFolder(file) ? resumeShard : runShard;
        if (run === resumeShard) refuseChanges(flags, file);
        const progress = createProgress(this.process.stderr);
        const result = await interruptible((signal) =>
          run(file, shard, flags.of, sweepOptions(this, flags, signal, progress)).finally(progress.end),
        );
        if (result.found === 'complete') return reportComplete(this, result);
        const { folder, runs, failed } = result;
        const next = `when all are done: hashshift collect ${shellQuote(folder)}`;
        this.process.stdout.write(`shard ${shard} of ${flags.of} is done: ${runs} runs, ${failed} failed; ${next}\n`);
        if (failed > 0) this.exitCode = exitCodes.failure;
      },
      () => `what is done is kept; resume with: ${again}`,
    );
  },
});

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function refuseChanges({ set, seed, out }: Flags, folder: string): void {
  const flag = Object.entries({ set, seed, out }).find(([, value]) => value !== undefined)?.[0];
  if (flag !== undefined) throw new SpecError(`hashshift: ${folder} is a folder: what is in it takes no --${flag}`);
}
