import { buildCommand } from '@stricli/core';
import { verifyResults } from '../../execute/verifyResults.ts';
import { SpecError } from '../../specError.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp, exitCodes } from '../exitCodes.ts';
import { parseCount, resultsFolder, timeLimitFlag, workersFlag } from '../flags/experimentFlags.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { interruptible } from '../interruption.ts';
import { reportErrors } from '../reportErrors.ts';

interface Flags {
  readonly sample?: number;
  readonly all: boolean;
  readonly workers?: number;
  readonly timeLimit?: number;
  readonly json: boolean;
}

const defaultSample = 20;
const shownProblems = 20;

/** `hashshift verify`: whether results come out again, to the byte. */
export const verifyCommand = buildCommand<Flags, [folder: string], Context>({
  docs: {
    brief: 'Repeat runs of a results folder and compare bytes',
    fullDescription: [
      'Compares every file in DIR with its SHA-256 in manifest.json, repeats runs from the manifest alone (20 chosen by',
      'chance) and compares their rows byte for byte. With --all, makes all files again and compares them. Needs no',
      'experiment file, and the version of hashshift that made the results. Where another version of DuckDB wrote',
      'epochs.parquet, its rows are compared instead of its bytes. Changes nothing. The exit code is 1 when anything',
      'differs.',
      '',
      'EXAMPLES',
      '  hashshift verify results/reference --all',
      '  hashshift verify results/large --sample 100',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [resultsFolder] },
    flags: {
      sample: {
        kind: 'parsed',
        parse: parseCount,
        optional: true,
        placeholder: 'N',
        brief: 'How many runs; by default 20',
      },
      all: switchFlag('All runs and all files'),
      workers: workersFlag,
      timeLimit: timeLimitFlag,
      json: switchFlag('Print one JSON object'),
    },
  },
  func(flags, folder) {
    return reportErrors(this, async () => {
      if (flags.all && flags.sample !== undefined)
        throw new SpecError('hashshift: --all and --sample exclude each other');
      const found = await interruptible((signal) =>
        verifyResults(folder, {
          sample: flags.all ? undefined : (flags.sample ?? defaultSample),
          workers: flags.workers,
          timeLimitMs: flags.timeLimit,
          signal,
          registry: this.registry,
        }),
      );
      const { problems, notes, files, runs, planned } = found;
      for (const note of notes) this.process.stderr.write(`note: ${note}\n`);
      if (flags.json) this.process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
      else {
        const repeated = `${runs?.length ?? planned} of ${planned} runs repeated, ${files} files`;
        const verdict = problems.length === 0 ? 'the same bytes' : `${problems.length} differences`;
        this.process.stdout.write(`${folder}: ${repeated}: ${verdict}\n`);
        for (const problem of problems.slice(0, shownProblems)) this.process.stdout.write(`  ${problem}\n`);
      }
      if (problems.length > 0) this.exitCode = exitCodes.failure;
    });
  },
});
