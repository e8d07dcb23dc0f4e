import { buildCommand } from '@stricli/core';
import { type SweepStatus, sweepStatus } from '../sweep/sweepStatus.ts';
import type { Context } from './context.ts';
import { exitCodeHelp, exitCodes } from './exitCodes.ts';
import { missingReport } from './missingReport.ts';
import { reportErrors } from './reportErrors.ts';

/** `hashshift status`: what of a sweep is done, missing and failed. */
export const statusCommand = buildCommand<{ readonly json: boolean }, [folder: string], Context>({
  docs: {
    brief: 'Tell what of a sweep is done, missing and failed',
    fullDescription: [
      'Looks at the results folder DIR and changes nothing. Needs no experiment file. The exit code is 0 when the results',
      'are complete and no run failed, otherwise 1.',
      '',
      'EXAMPLES',
      '  hashshift status results/large',
      '  hashshift status results/large --json',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [{ parse: String, placeholder: 'DIR', brief: 'Results folder' }] },
    flags: { json: { kind: 'boolean', default: false, withNegated: false, brief: 'Print one JSON object' } },
  },
  func(flags, folder) {
    return reportErrors(this, async () => {
      const status = await sweepStatus(folder, this.registry);
      this.process.stdout.write(flags.json ? `${JSON.stringify(status, null, 2)}\n` : describe(status));
      if (!status.isComplete || status.runs.failed > 0) this.exitCode = exitCodes.failure;
    });
  },
});

function describe(status: SweepStatus): string {
  const { experiment, isComplete, runs } = status;
  const head = `${experiment}: ${isComplete ? 'complete' : 'not complete'}`;
  const counts = `${runs.done} of ${runs.planned} runs done, ${runs.planned - runs.done} missing, ${runs.failed} failed`;
  return `${head}\n${counts}\n${isComplete ? '' : missingReport(status)}`;
}
