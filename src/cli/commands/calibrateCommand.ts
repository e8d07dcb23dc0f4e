import { existsSync, readFileSync } from 'node:fs';
import { buildCommand } from '@stricli/core';
import { runCalibration } from '../../calibrate/runCalibration.ts';
import { writeCalibration } from '../../calibrate/writeCalibration.ts';
import { ResultsFolderError } from '../../collect/resultsFolderError.ts';
import { shippedFile } from '../../shippedFile.ts';
import { readHistory } from '../../validate/readHistory.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { type ExperimentFlags, experimentFile, experimentFlags, parseCount } from '../flags/experimentFlags.ts';
import { interruptible } from '../interruption.ts';
import { loadNamedExperiment } from '../loadNamedExperiment.ts';
import { calibrationTables } from '../output/calibrationTables.ts';
import { createProgress } from '../output/progress.ts';
import { reportErrors } from '../reportErrors.ts';

interface Flags extends ExperimentFlags {
  readonly draws?: number;
  readonly accept?: number;
  readonly data?: string;
  readonly out?: string;
  readonly json: boolean;
}

/** `hashshift calibrate`: which parameters the past identifies, by approximate Bayesian computation. */
export const calibrateCommand = buildCommand<Flags, [file?: string], Context>({
  docs: {
    brief: 'Calibrate to the past and say which parameters it identifies',
    fullDescription: [
      'Draws parameters from the distributions of an experiment, runs each draw once over the past at the prices that came,',
      'keeps the draws whose moments are nearest to those of the data, adjusts them by regression and prints for each',
      'parameter what the data say that the distribution did not. Data after mid-2025 are not used. FILE is an experiment',
      'with the model market and a sampled design; by default the one that comes with the program. Presets stay as they are.',
      'docs/calibrate.md says how each step is done.',
      '',
      'EXAMPLES',
      '  hashshift calibrate',
      '  hashshift calibrate --draws 1024 --out results/calibration',
      '  hashshift calibrate my.yaml --set invest.expectation=adaptive --json',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [{ ...experimentFile, optional: true }] },
    flags: {
      ...experimentFlags,
      draws: {
        kind: 'parsed',
        parse: parseCount,
        optional: true,
        placeholder: 'N',
        brief: 'Draws from the prior, in place of the samples of the file',
      },
      accept: {
        kind: 'parsed',
        parse: parseCount,
        optional: true,
        placeholder: 'K',
        brief: 'How many of them are kept; one in five by default',
      },
      data: { kind: 'parsed', parse: String, optional: true, placeholder: 'CSV', brief: 'Past epochs to use instead' },
      out: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'DIR',
        brief: 'New folder for draws.csv, posterior.csv, parameters.csv and moments.csv',
      },
      json: { kind: 'boolean', default: false, withNegated: false, brief: 'Print the tables as JSON' },
    },
  },
  func({ draws, accept, data = shippedFile('models/history/bitcoin-epochs.csv'), out, json, ...flags }, file) {
    return reportErrors(this, async () => {
      const { stdout, stderr } = this.process;
      if (out !== undefined && existsSync(out)) throw new ResultsFolderError(`${out} exists; name a new folder`);
      const samples = draws === undefined ? [] : [{ key: 'samples', value: String(draws) }];
      const loaded = await loadNamedExperiment(
        this,
        { ...flags, set: [...(flags.set ?? []), ...samples] },
        file ?? shippedFile('experiments/validation/calibrate.yaml'),
      );
      const history = readHistory(readFileSync(data, 'utf8'), data);
      const progress = createProgress(stderr, Date.now, 'steps');
      const { calibration, sample } = await interruptible((signal) =>
        runCalibration(loaded, history, { accept, signal, onProgress: progress.update }).finally(progress.end),
      );
      if (out !== undefined) writeCalibration(out, calibration, sample);
      stdout.write(json ? `${JSON.stringify(calibration, null, 2)}\n` : calibrationTables(calibration));
    });
  },
});
