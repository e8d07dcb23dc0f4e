import { availableParallelism } from 'node:os';
import { buildCommand } from '@stricli/core';
import { type Estimate, estimateExperiment } from '../../execute/estimateExperiment.ts';
import { readableNumber } from '../../report/readableNumber.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { type ExperimentFlags, experimentFile, experimentFlags, workersFlag } from '../flags/experimentFlags.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { interruptible } from '../interruption.ts';
import { loadNamedExperiment } from '../loadNamedExperiment.ts';
import { duration } from '../output/duration.ts';
import { replicationsText } from '../output/replicationsText.ts';
import { reportErrors } from '../reportErrors.ts';

interface Flags extends ExperimentFlags {
  readonly workers?: number;
  readonly json: boolean;
}

/** `hashshift plan`: how large an experiment is, before anything starts. */
export const planCommand = buildCommand<Flags, [file: string], Context>({
  docs: {
    brief: 'Tell how many runs, how long and how much disk an experiment takes',
    fullDescription: [
      'Times a few runs of the experiment that FILE describes, for about two seconds, and tells how many runs and rows there',
      'are, how long they take and how much disk. The time is an estimate: workers that share a core are slower.',
      '',
      'EXAMPLES',
      '  hashshift plan large.yaml',
      '  hashshift plan large.yaml --set replications=1000 --workers 8',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [experimentFile] },
    flags: {
      ...experimentFlags,
      workers: { ...workersFlag, brief: 'Worker threads to reckon with; by default as many as the machine offers' },
      json: switchFlag('Print one JSON object'),
    },
  },
  func(flags, file) {
    return reportErrors(this, async () => {
      const loaded = await loadNamedExperiment(this, flags, file);
      const estimate = await interruptible((signal) => estimateExperiment(loaded, signal));
      const workers = Math.max(1, Math.min(flags.workers ?? availableParallelism(), estimate.runs));
      const seconds = (estimate.runs * estimate.runMs) / 1000 / workers;
      const { name, replications, horizonEpochs } = loaded.experiment;
      const points = loaded.plan.points.length;
      if (flags.json) {
        const size = { experiment: name, points, replications, horizonEpochs, workers, seconds };
        this.process.stdout.write(`${JSON.stringify({ ...size, ...estimate }, null, 2)}\n`);
      } else {
        const { until } = loaded.experiment;
        const most = until === undefined ? '' : 'at most ';
        const head = `${name}: ${readableNumber(points)} points x ${replicationsText(loaded.experiment)} replications = ${most}${readableNumber(estimate.runs)} runs of ${horizonEpochs} epochs`;
        const note =
          until === undefined ? '' : 'until: all below is for the most; finding the number takes as long again\n';
        this.process.stdout.write(
          `${head}\n${note}${describe(estimate, workers, seconds, loaded.experiment.record.format)}`,
        );
      }
    });
  },
});

function describe(
  { rows, runMs, timedRuns, resultsBytes, partsBytes }: Estimate,
  workers: number,
  seconds: number,
  format: 'parquet' | undefined,
): string {
  const disk = `about ${megabytes(resultsBytes)} of results`;
  const parquet = `${disk} as CSV, which stands on the disk until it has become Parquet`;
  return [
    `rows: ${readableNumber(rows.runs)} in runs.csv, ${readableNumber(rows.epochs)} in epochs.${format ?? 'csv'}, ${readableNumber(rows.contrasts)} in contrasts.csv`,
    `time: about ${duration(seconds)} with ${workers} workers (${runMs.toPrecision(3)} ms a run, mean of ${timedRuns})`,
    `disk: ${format === 'parquet' ? parquet : disk}; a sweep needs ${megabytes(partsBytes)} more until it is complete`,
    '',
  ].join('\n');
}

function megabytes(bytes: number): string {
  return `${readableNumber(Number((bytes / 1e6).toPrecision(3)))} MB`;
}
