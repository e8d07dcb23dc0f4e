import { buildCommand } from '@stricli/core';
import { listAgents } from '../../execute/listAgents.ts';
import { repeatRun } from '../../execute/repeatRun.ts';
import { runExperiment } from '../../execute/runExperiment.ts';
import { keptEpochs } from '../../run/keptEpochs.ts';
import { RunError } from '../../run/simulateRun.ts';
import { SpecError } from '../../specError.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp, exitCodes } from '../exitCodes.ts';
import {
  type ExperimentFlags,
  experimentFile,
  experimentFlags,
  loadOptions,
  parseCount,
  timeLimitFlag,
  workersFlag,
} from '../flags/experimentFlags.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { interruptible } from '../interruption.ts';
import { epochTable } from '../output/epochTable.ts';
import { createProgress } from '../output/progress.ts';
import { reportSummary } from '../output/reportSummary.ts';
import { reportErrors } from '../reportErrors.ts';

interface RunFlags extends ExperimentFlags {
  readonly out?: string;
  readonly workers?: number;
  readonly timeLimit?: number;
  readonly json: boolean;
  readonly force: boolean;
  readonly only?: number;
  readonly agents?: number;
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
      '  hashshift run my.yaml --only 17 --agents 26 > agents.csv        its sites, once a year',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [experimentFile] },
    flags: {
      ...experimentFlags,
      out: { kind: 'parsed', parse: String, optional: true, placeholder: 'DIR', brief: 'Results folder' },
      workers: { ...workersFlag, brief: 'Worker threads; 0 or 1: none; by default as many as the machine offers' },
      timeLimit: timeLimitFlag,
      json: switchFlag('Print the summary as one JSON object'),
      force: switchFlag('Replace results of another experiment or version in the folder'),
      only: {
        kind: 'parsed',
        parse: parseCount,
        optional: true,
        placeholder: 'RUN',
        brief: 'Repeat one run, by its number',
      },
      agents: {
        kind: 'parsed',
        parse: parseCount,
        optional: true,
        placeholder: 'EPOCHS',
        brief: 'With --only: print the agents of that run as CSV, every so many epochs',
      },
    },
  },
  func(flags, file) {
    return reportErrors(this, () => {
      if (flags.agents !== undefined && flags.only === undefined) {
        throw new SpecError('hashshift: --agents prints the agents of one run, which --only names');
      }
      return flags.only === undefined ? runAll(this, flags, file) : runOne(this, flags, file, flags.only);
    });
  },
});

async function runAll(context: Context, flags: RunFlags, file: string): Promise<void> {
  const progress = createProgress(context.process.stderr);
  const summary = await interruptible((signal) =>
    runExperiment(file, {
      ...loadOptions(context, flags),
      out: flags.out,
      workers: flags.workers,
      timeLimitMs: flags.timeLimit,
      force: flags.force,
      signal,
      onProgress: progress.update,
    }).finally(progress.end),
  );
  reportSummary(context, summary, flags, file);
}

async function runOne(context: Context, flags: RunFlags, file: string, run: number): Promise<void> {
  const { stdout, stderr } = context.process;
  try {
    const options = loadOptions(context, flags);
    if (flags.agents !== undefined) {
      const lines = await listAgents(file, run, Math.max(1, flags.agents), options);
      stdout.write(`${lines.join('\n')}\n`);
      return;
    }
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
