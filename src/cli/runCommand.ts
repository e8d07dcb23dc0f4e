import { buildCommand } from '@stricli/core';
import type { ParameterValue } from '../../models/parameter.ts';
import { repeatRun } from '../repeatRun.ts';
import { keptEpochs } from '../run/keptEpochs.ts';
import { RunError } from '../run/simulateRun.ts';
import { type FailedRun, type RunSummary, runExperiment } from '../runExperiment.ts';
import type { Context } from './context.ts';
import { contrastTable } from './contrastTable.ts';
import { epochTable } from './epochTable.ts';
import { exitCodeHelp, exitCodes } from './exitCodes.ts';
import { type ExperimentFlags, experimentFlags, parseCount } from './experimentFlags.ts';
import { interruptible } from './interruption.ts';
import { createProgress } from './progress.ts';
import { readableNumber } from './readableNumber.ts';
import { reportErrors } from './reportErrors.ts';
import { summaryJson } from './summaryJson.ts';

interface RunFlags extends ExperimentFlags {
  readonly out?: string;
  readonly workers?: number;
  readonly json: boolean;
  readonly force: boolean;
  readonly only?: number;
}

/** `hashshift run`: runs an experiment, writes its results folder and prints a table. */
export const runCommand = buildCommand<RunFlags, [file: string], Context>({
  docs: {
    brief: 'Run an experiment and write its results',
    fullDescription: [
      'Runs the experiment that FILE describes, writes a folder of tables (by default results/<name> in the current',
      'folder) and prints what the experiment asks for. The folder appears complete or not at all, and its bytes depend',
      'on the experiment and the version of hashshift alone, not on the number of workers or the machine.',
      '',
      'EXAMPLES',
      '  hashshift run experiments/twenty-percent-shift.yaml',
      '  hashshift run my.yaml --set replications=20 --set horizon="2 years" --out results/short',
      '  hashshift run my.yaml --seed another --workers 4 --json > summary.json',
      '  hashshift run my.yaml --only 17        repeat run 17 of runs.csv or failures.csv, write nothing',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ parse: String, placeholder: 'FILE', brief: 'Experiment file (YAML)' }],
    },
    flags: {
      ...experimentFlags,
      out: { kind: 'parsed', parse: String, optional: true, placeholder: 'DIR', brief: 'Results folder' },
      workers: {
        kind: 'parsed',
        parse: parseCount,
        optional: true,
        brief: 'Worker threads; 0 or 1: none; by default as many as the machine offers',
      },
      json: { kind: 'boolean', default: false, withNegated: false, brief: 'Print the summary as one JSON object' },
      force: {
        kind: 'boolean',
        default: false,
        withNegated: false,
        brief: 'Replace results of another experiment or version in the folder',
      },
      only: {
        kind: 'parsed',
        parse: parseCount,
        optional: true,
        placeholder: 'RUN',
        brief: 'Repeat one run, by its number',
      },
    },
  },
  func(flags, file) {
    return reportErrors(this, () =>
      flags.only === undefined ? runAll(this, flags, file) : runOne(this, flags, file, flags.only),
    );
  },
});

async function runAll(context: Context, flags: RunFlags, file: string): Promise<void> {
  const { stdout, stderr } = context.process;
  const progress = createProgress(stderr);
  const summary = await interruptible((signal) =>
    runExperiment(file, {
      overrides: flags.set,
      seed: flags.seed,
      registry: context.registry,
      out: flags.out,
      workers: flags.workers,
      force: flags.force,
      signal,
      onProgress: progress.update,
    }).finally(progress.end),
  );
  for (const warning of summary.warnings) stderr.write(`warning: ${warning}\n`);
  for (const failure of summary.failures.slice(0, 10)) stderr.write(failureReport(failure, summary, flags, file));
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

function failureReport(failure: FailedRun, { plan, experiment }: RunSummary, flags: RunFlags, file: string): string {
  const design = Object.entries(plan.points[failure.point].design).map(([name, value]) => `${name}=${text(value)}`);
  const where = [
    `point ${failure.point}${design.length > 0 ? ` (${design.join(', ')})` : ''}`,
    `replication ${failure.replication}`,
    `seed ${JSON.stringify(experiment.seed)}`,
    ...(failure.epoch === null ? [] : [`epoch ${failure.epoch}`]),
  ];
  return [
    `run ${failure.run} failed: ${failure.message}`,
    `  ${where.join(', ')}`,
    `  repeat it with: ${repeatCommand(failure.run, flags, file)}`,
    '',
  ].join('\n');
}

function repeatCommand(run: number, { set, seed }: RunFlags, file: string): string {
  const words = ['hashshift', 'run', file];
  for (const { key, value } of set ?? []) words.push('--set', `${key}=${value}`);
  if (seed !== undefined) words.push('--seed', seed);
  return [...words, '--only', String(run)].map(shellQuote).join(' ');
}

function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function text(value: ParameterValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function runOne(context: Context, flags: RunFlags, file: string, run: number): Promise<void> {
  const { stdout, stderr } = context.process;
  const options = { overrides: flags.set, seed: flags.seed, registry: context.registry };
  try {
    const { experiment, point, replication, columns, outcomes, cells, values } = await repeatRun(file, run, options);
    const results = outcomes.map(({ name, unit }, i) => ({ outcome: name, unit, value: values[i] }));
    if (flags.json) {
      const { index, design } = point;
      const { seed } = experiment;
      stdout.write(`${JSON.stringify({ run, point: index, replication, seed, design, outcomes: results }, null, 2)}\n`);
      return;
    }
    const epochs = keptEpochs(experiment.horizonEpochs, 1);
    stdout.write(`${experiment.name}: run ${run} (point ${point.index}, replication ${replication})\n\n`);
    stdout.write(epochTable({ columns: columns.map(({ name }) => name), epochs, cells }, columns));
    stdout.write(`\n${results.map(({ outcome, unit, value }) => `${outcome}: ${value} ${unit}\n`).join('')}`);
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    stderr.write(`run ${run} failed${error.epoch === null ? '' : ` in epoch ${error.epoch}`}: ${error.stack}\n`);
    context.exitCode = exitCodes.failure;
  }
}
