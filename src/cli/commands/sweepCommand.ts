import { buildCommand } from '@stricli/core';
import { sweepExperiment } from '../../sweep/sweepExperiment.ts';
import { commandLine } from '../commandLine.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { experimentFile } from '../flags/experimentFlags.ts';
import { refuseSlurmFlags, type SlurmFlags, slurmFlags } from '../flags/slurmFlags.ts';
import { outWords, type SweepFlags, sweepFlags, sweepOptions } from '../flags/sweepFlags.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { interruptible } from '../interruption.ts';
import { createProgress } from '../output/progress.ts';
import { reportComplete } from '../output/reportComplete.ts';
import { reportSummary } from '../output/reportSummary.ts';
import { reportErrors } from '../reportErrors.ts';
import { submitCommand } from './submitCommand.ts';

type Flags = SweepFlags & SlurmFlags & { readonly json: boolean; readonly resume: boolean };

/** `hashshift sweep`: runs an experiment so that it can be stopped at any instant and resumed. */
export const sweepCommand = buildCommand<Flags, [file: string], Context>({
  docs: {
    brief: 'Run a large experiment that can be stopped at any instant and resumed',
    fullDescription: [
      'Runs the experiment that FILE describes, as run does, and keeps what is done in DIR/parts. Stopped in whatever way',
      '(Ctrl-C, kill -9, a full disk, a power cut), it goes on when it is called again with the same experiment and',
      'version. In the end DIR holds what run writes, to the byte, and events.jsonl, which tells when what happened.',
      'A run that throws, ends its thread, exhausts its memory or takes longer than --time-limit is reported with the',
      'command that repeats it; the others finish. A run that ended its thread or took too long is tried again by --resume.',
      '',
      'With --engine slurm it submits a job array, a task of which does a shard of the sweep, and a job that makes the',
      'results after it, and returns: 0 when both are in the queue. Called again, it submits what is missing, but not while',
      'jobs of the sweep are in the queue. DIR/slurm keeps the scripts, the logs and the numbers of the jobs. A task has',
      'one thread, or as many as --workers says.',
      '',
      'EXAMPLES',
      '  hashshift sweep large.yaml --workers 8 --out results/large',
      '  hashshift sweep large.yaml --time-limit 60',
      '  hashshift sweep large.yaml --engine slurm --sbatch "--partition=long --time=2:00:00" --out results/large',
      '  hashshift status results/large',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [experimentFile] },
    flags: {
      ...sweepFlags,
      ...slurmFlags,
      resume: switchFlag(
        'Only go on with a sweep that was begun, and try again what ended its thread or took too long',
      ),
      json: switchFlag('Print the summary as one JSON object'),
    },
  },
  func(flags, file) {
    const call = { file, overrides: flags.set ?? [], seed: flags.seed ?? null };
    if (flags.engine === 'slurm') return submitCommand(this, flags, call);
    const again = commandLine(['sweep'], call, outWords(flags));
    return reportErrors(
      this,
      async () => {
        refuseSlurmFlags(flags);
        const progress = createProgress(this.process.stderr);
        const result = await interruptible((signal) =>
          sweepExperiment(file, { ...sweepOptions(this, flags, signal, progress), isResumed: flags.resume }).finally(
            progress.end,
          ),
        );
        if (result.summary === null) reportComplete(this, result);
        else reportSummary(this, result.summary, flags, file);
      },
      () => `what is done is kept; resume with: ${again}`,
    );
  },
});
