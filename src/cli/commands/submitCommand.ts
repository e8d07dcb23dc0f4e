import { createSlurmClient } from '../../sweep/slurm/slurmClient.ts';
import { submitSweep } from '../../sweep/slurm/submitSweep.ts';
import { commandLine, type ExperimentCall } from '../commandLine.ts';
import type { Context } from '../context.ts';
import { loadOptions } from '../flags/experimentFlags.ts';
import type { SlurmFlags } from '../flags/slurmFlags.ts';
import { outWords, type SweepFlags } from '../flags/sweepFlags.ts';
import { interruptible } from '../interruption.ts';
import { reportComplete } from '../output/reportComplete.ts';
import { submissionReport } from '../output/slurmReport.ts';
import { programWords } from '../programWords.ts';
import { reportErrors } from '../reportErrors.ts';

/** `hashshift sweep --engine slurm`. */
export function submitCommand(
  context: Context,
  flags: SweepFlags & SlurmFlags & { readonly json: boolean; readonly resume: boolean },
  call: ExperimentCall,
): Promise<void> {
  const { stdout, stderr, env } = context.process;
  const option = (name: string, value: string | number | undefined): string[] =>
    value === undefined ? [] : [name, String(value)];
  const timeLimit = option('--time-limit', flags.timeLimit === undefined ? undefined : flags.timeLimit / 1000);
  const engine = ['--engine', 'slurm', ...option('--workers', flags.workers), ...option('--tasks', flags.tasks)];
  const rest = [...engine, ...option('--sbatch', flags.sbatch?.text), ...timeLimit, ...outWords(flags)];
  return reportErrors(
    context,
    async () => {
      const submitted = await interruptible((signal) =>
        submitSweep(call.file, {
          ...loadOptions(context, flags),
          out: flags.out,
          isResumed: flags.resume,
          tasks: flags.tasks,
          workers: flags.workers,
          sbatch: flags.sbatch?.words ?? [],
          slurm: createSlurmClient(env),
          program: programWords(),
          shardWords: timeLimit,
          resume: commandLine(['sweep'], call, rest),
          signal,
        }),
      );
      if ('found' in submitted) return reportComplete(context, submitted);
      for (const warning of submitted.warnings) stderr.write(`warning: ${warning}\n`);
      stdout.write(flags.json ? `${JSON.stringify(submitted, null, 2)}\n` : submissionReport(submitted));
    },
    () => 'what is done is kept',
  );
}
