import { buildCommand } from '@stricli/core';
import { createSlurmClient } from '../../sweep/slurm/slurmClient.ts';
import { type SlurmStatus, slurmStatus } from '../../sweep/slurm/slurmStatus.ts';
import { type SweepStatus, sweepStatus } from '../../sweep/sweepStatus.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp, exitCodes } from '../exitCodes.ts';
import { resultsFolder } from '../flags/experimentFlags.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { missingReport } from '../output/missingReport.ts';
import { queueReport } from '../output/slurmReport.ts';
import { reportErrors } from '../reportErrors.ts';

/** `hashshift status`: what of a sweep is done, missing and failed. */
export const statusCommand = buildCommand<{ readonly json: boolean }, [folder: string], Context>({
  docs: {
    brief: 'Tell what of a sweep is done, missing and failed',
    fullDescription: [
      'Looks at the results folder DIR and changes nothing. Needs no experiment file. The exit code is 0 when the results',
      'are complete and no run failed, otherwise 1. Of a sweep that was submitted to Slurm it also tells what is in the',
      'queue, and which tasks have ended unfinished, with the last line of their logs.',
      '',
      'EXAMPLES',
      '  hashshift status results/large',
      '  hashshift status results/large --json',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [resultsFolder] },
    flags: { json: switchFlag('Print one JSON object') },
  },
  func(flags, folder) {
    return reportErrors(this, async () => {
      const status = await sweepStatus(folder, this.registry);
      const slurm = await slurmStatus(status, createSlurmClient(this.process.env));
      this.process.stdout.write(
        flags.json ? `${JSON.stringify({ ...status, slurm }, null, 2)}\n` : describe(status, slurm),
      );
      if (!status.isComplete || status.runs.failed > 0) this.exitCode = exitCodes.failure;
    });
  },
});

function describe(status: SweepStatus, slurm: SlurmStatus | null): string {
  const { experiment, isComplete, runs } = status;
  const head = `${experiment}: ${isComplete ? 'complete' : 'not complete'}`;
  const counts = `${runs.done} of ${runs.planned} runs done, ${runs.planned - runs.done} missing, ${runs.failed} failed`;
  if (isComplete) return `${head}\n${counts}\n`;
  const submitted = slurm && { resume: slurm.resume, isQueued: (slurm.queue?.length ?? 0) > 0 };
  return `${head}\n${counts}\n${missingReport(status, submitted)}${slurm === null ? '' : queueReport(slurm)}`;
}
