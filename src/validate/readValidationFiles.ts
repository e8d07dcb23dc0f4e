import { readFileSync } from 'node:fs';
import type { ParameterValues } from '../../models/parameter.ts';
import type { FigureRow, ValidationFiles } from '../../models/validation/validationFiles.ts';
import { loadPresets } from '../load/loadPresets.ts';
import { models } from '../models.ts';
import { shippedFile } from '../shippedFile.ts';
import { formatProblem } from '../spec/document/formatProblem.ts';
import { readExperiment } from '../spec/readExperiment.ts';
import { SpecError } from '../specError.ts';
import { readHistory } from './readHistory.ts';

const HISTORY = 'models/history/bitcoin-epochs.csv';

/** The files that validation checks read, as they come with the program. @throws Error where one is missing or wrong. */
export function readValidationFiles(): ValidationFiles {
  return {
    history: readHistory(readFileSync(shippedFile(HISTORY), 'utf8'), HISTORY),
    preset: baseValues('name: preset\nmodel: market\npreset: bitcoin-2026\nhorizon: 1 epoch\n', 'preset'),
    experiment: (path) => baseValues(readFileSync(shippedFile(path), 'utf8'), path),
    table: (name) => readTable(readFileSync(shippedFile(`models/validation/data/${name}.csv`), 'utf8')),
  };
}

/** What an experiment sets, presets and defaults filled in, before its design. */
function baseValues(text: string, file: string): ParameterValues {
  const result = readExperiment(text, {
    file,
    models,
    presets: loadPresets(),
    overrides: [],
    readSeriesFile: (path) => readFileSync(shippedFile(path), 'utf8'),
  });
  if (!result.ok) throw new SpecError(result.problems.map((problem) => formatProblem(problem, text)).join('\n'));
  return result.experiment.base;
}

/** Comment lines with `#`, then a header, then cells without quotes. */
function readTable(text: string): readonly FigureRow[] {
  const [header, ...rows] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const columns = header.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
  });
}
