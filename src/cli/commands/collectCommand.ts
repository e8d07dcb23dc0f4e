import { buildCommand } from '@stricli/core';
import { collectSweep } from '../../sweep/collectSweep.ts';
import { readSlurmRecord } from '../../sweep/slurm/slurmRecord.ts';
import { sweepStatus } from '../../sweep/sweepStatus.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp, exitCodes } from '../exitCodes.ts';
import { resultsFolder } from '../flags/experimentFlags.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { missingReport } from '../output/missingReport.ts';
import { reportComplete } from '../output/reportComplete.ts';
import { reportSummary } from '../output/reportSummary.ts';
import { reportErrors } from '../reportErrors.ts';

/** `hashshift collect`: makes the results of a sweep whose blocks are all there. */
export const collectCommand = buildCommand<{ readonly json: boolean }, [folder: string], Context>({
  docs: {
    brief: 'Make the results of a sweep whose shards are all done',
    fullDescription: [
      'Merges the parts in DIR into the results that hashshift run writes, to the byte, and removes the parts. Where some',
      'are missing, tells which, and the commands that make them, and changes nothing. Needs no experiment file.',
      '',
      'EXAMPLES',
      '  hashshift collect results/large',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [resultsFolder] },
    flags: {
      json: switchFlag('Print the summary as one JSON object'),
    },
  },
  func(flags, folder) {
    return reportErrors(
      this,
      async () => {
        const status = await sweepStatus(folder, this.registry);
        const { blocks, source, runs } = status;
        if (blocks !== null && blocks.done < blocks.planned) {
          const record = await readSlurmRecord(folder);
          const submitted = record && { resume: record.resume, isQueued: false };
          this.process.stderr.write(`hashshift: ${folder} is not complete\n${missingReport(status, submitted)}`);
          this.exitCode = exitCodes.failure;
          return;
        }
        const summary = await collectSweep(folder, this.registry);
        if (summary === null) return reportComplete(this, { folder, runs: runs.planned, failed: runs.failed });
        const { overrides, seed, file } = source ?? { overrides: [], seed: null, file: 'FILE' };
        reportSummary(this, summary, { set: overrides, ...(seed === null ? {} : { seed }), json: flags.json }, file);
      },
      () => 'nothing was lost',
    );
  },
});
