import type { ParameterValue } from '../../../models/parameter.ts';
import { missedPrecisions } from '../../execute/missedPrecisions.ts';
import type { RunSummary } from '../../execute/runExperiment.ts';
import type { FailedRun } from '../../execute/writeResults.ts';
import { readableNumber } from '../../report/readableNumber.ts';
import { commandLine } from '../commandLine.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exitCodes.ts';
import type { ExperimentFlags } from '../flags/experimentFlags.ts';
import { contrastTable } from './contrastTable.ts';
import { epochTable } from './epochTable.ts';
import { summaryJson } from './summaryJson.ts';

const reportedFailures = 10;

/** Prints what an experiment gave: warnings and failures on stderr, the table on stdout. Failures set the exit code. */
export function reportSummary(
  context: Context,
  summary: RunSummary,
  flags: ExperimentFlags & { readonly json: boolean },
  file: string,
): void {
  const { stdout, stderr } = context.process;
  const { experiment, outcomes, points } = summary;
  const warnings = [...summary.warnings, ...missedPrecisions(experiment, outcomes, points)];
  for (const warning of warnings) stderr.write(`warning: ${warning}\n`);
  for (const failure of summary.failures.slice(0, reportedFailures)) {
    stderr.write(failureReport(failure, summary, flags, file));
  }
  if (summary.failedCount > 0) {
    const { length } = summary.plan.points;
    stderr.write(`${summary.failedCount} of ${length * summary.plan.replications} runs failed, see failures.csv\n`);
    context.exitCode = exitCodes.failure;
  }
  if (summary.replaced === 'same') {
    stderr.write(`${summary.folder} held results of the same experiment and version and was replaced\n`);
  }
  stdout.write(flags.json ? `${JSON.stringify(summaryJson(summary), null, 2)}\n` : report(summary));
}

function report(summary: RunSummary): string {
  const { experiment, plan, columns, rows, folder, files } = summary;
  const runs = plan.points.length * plan.replications;
  const size = `${count(plan.points.length, 'point')} x ${count(plan.replications, 'replication')}, ${count(experiment.horizonEpochs, 'epoch')} each`;
  const head = runs === 1 ? `one run of ${count(experiment.horizonEpochs, 'epoch')}` : size;
  const table = rows === null ? contrastTable(summary) : epochTable(rows, columns);
  const note =
    rows === null ? 'Mean over the runs and 95 % confidence interval; changes are against the counterfactual.\n' : '';
  return `${experiment.name}: ${head}\n\n${table}${note}\n${folder}: ${files.map(({ path }) => path).join(', ')}\n`;
}

function count(n: number, noun: string): string {
  return `${readableNumber(n)} ${noun}${n === 1 ? '' : 's'}`;
}

function failureReport(
  failure: FailedRun,
  { plan, experiment }: RunSummary,
  { set, seed }: ExperimentFlags,
  file: string,
): string {
  const design = Object.entries(plan.points[failure.point].design).map(([name, value]) => `${name}=${text(value)}`);
  const where = [
    `point ${failure.point}${design.length > 0 ? ` (${design.join(', ')})` : ''}`,
    `replication ${failure.replication}`,
    `seed ${JSON.stringify(experiment.seed)}`,
    ...(failure.epoch === null ? [] : [`epoch ${failure.epoch}`]),
  ];
  // The number of replications that was found says which run is which.
  const found = experiment.until === undefined ? [] : [{ key: 'replications', value: String(experiment.replications) }];
  const call = { file, overrides: [...(set ?? []), ...found], seed: seed ?? null };
  return [
    `run ${failure.run} failed: ${failure.message}`,
    `  ${where.join(', ')}`,
    `  repeat it with: ${commandLine(['run'], call, ['--only', String(failure.run)])}`,
    '',
  ].join('\n');
}

function text(value: ParameterValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
