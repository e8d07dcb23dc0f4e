import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CsvValue, csvCell } from '../collect/files/csvCell.ts';
import type { Calibration, CalibrationSample } from './calibration.ts';

type Column = readonly [name: string, unit: string, definition: string, cells: ArrayLike<CsvValue>];

/** Writes a calibration as CSV files with a dictionary of their columns into a new folder. */
export function writeCalibration(folder: string, calibration: Calibration, sample: CalibrationSample): void {
  const tables: readonly (readonly [file: string, columns: readonly Column[]])[] = [
    ['parameters.csv', parameterColumns(calibration)],
    ['moments.csv', momentColumns(calibration)],
    ['draws.csv', drawColumns(calibration, sample)],
    ['posterior.csv', posteriorColumns(calibration, sample)],
  ];
  mkdirSync(folder, { recursive: true });
  for (const [file, columns] of tables) writeColumns(join(folder, file), columns);
  const notes = tables.flatMap(([file, columns]) => columns.map(([name, unit, text]) => [file, name, unit, text]));
  writeColumns(
    join(folder, 'dictionary.csv'),
    ['file', 'column', 'unit', 'definition'].map((name, c): Column => [name, '-', '', notes.map((note) => note[c])]),
  );
}

function writeColumns(file: string, columns: readonly Column[]): void {
  const lines = [`${columns.map(([name]) => csvCell(name)).join(',')}\n`];
  for (let row = 0; row < columns[0][3].length; row++) {
    lines.push(`${columns.map(([, , , cells]) => csvCell(cells[row])).join(',')}\n`);
  }
  writeFileSync(file, lines.join(''), { flag: 'wx' });
}

function parameterColumns({ parameters }: Calibration): Column[] {
  const own = 'unit of the parameter';
  return [
    ['parameter', '-', 'Name of the parameter.', parameters.map(({ name }) => name)],
    ['unit', '-', 'Its unit.', parameters.map(({ unit }) => unit)],
    ['prior_q05', own, 'Quantile 0.05 of the prior.', parameters.map(({ prior }) => prior[0])],
    ['prior_q95', own, 'Quantile 0.95 of the prior.', parameters.map(({ prior }) => prior[1])],
    ['posterior_q05', own, 'Quantile 0.05 of the posterior.', parameters.map(({ posterior }) => posterior[0])],
    ['posterior_q50', own, 'Median of the posterior.', parameters.map(({ median }) => median)],
    ['posterior_q95', own, 'Quantile 0.95 of the posterior.', parameters.map(({ posterior }) => posterior[1])],
    [
      'width_ratio',
      '1',
      'Probability of the interval of the posterior under the prior, over 0.9.',
      parameters.map(({ widthRatio }) => widthRatio),
    ],
    [
      'unadjusted_ratio',
      '1',
      'The same of the accepted draws without regression and weights.',
      parameters.map(({ unadjustedRatio }) => unadjustedRatio),
    ],
    ['ks', '1', 'Kolmogorov-Smirnov distance of the accepted draws from the prior.', parameters.map(({ ks }) => ks)],
    ['ks_critical', '1', 'What chance alone exceeds in 1 % of cases.', parameters.map(({ ksCritical }) => ksCritical)],
    [
      'verdict',
      '-',
      'identified: width_ratio below 0.5; weakly: below 0.8; unstable: either, but halves_difference exceeds 0.2; no: otherwise.',
      parameters.map(({ verdict }) => verdict),
    ],
    [
      'end',
      '-',
      'End of the prior with less than 0.15 of it beyond the median; none otherwise.',
      parameters.map(({ end }) => end ?? 'none'),
    ],
    [
      'halves_difference',
      '1',
      'Place of the median in the prior, from the first half of the draws less from the second.',
      parameters.map(({ halvesDifference }) => halvesDifference),
    ],
    ['coverage', '1', 'Share of truths that the 90 % interval held.', parameters.map(({ coverage }) => coverage)],
    [
      'moves',
      '-',
      'Moment with the strongest rank correlation over the draws; none where chance would do as much.',
      parameters.map(({ moves }) => moves?.moment ?? 'none'),
    ],
    ['correlation', '1', 'That correlation.', parameters.map(({ moves }) => moves?.correlation ?? Number.NaN)],
  ];
}

function momentColumns({ moments }: Calibration): Column[] {
  const own = 'unit of the moment';
  return [
    ['moment', '-', 'Name of the moment.', moments.map(({ name }) => name)],
    ['unit', '-', 'Its unit.', moments.map(({ unit }) => unit)],
    ['meaning', '-', 'What it is.', moments.map(({ meaning }) => meaning)],
    ['data', own, 'In the past.', moments.map(({ data }) => data)],
    ['prior_q05', own, 'Quantile 0.05 over the draws.', moments.map(({ prior }) => prior[0])],
    ['prior_q95', own, 'Quantile 0.95 over the draws.', moments.map(({ prior }) => prior[1])],
    ['used', '-', 'Whether distances count it.', moments.map(({ isUsed }) => isUsed)],
    ['posterior_q05', own, 'Quantile 0.05 of new runs of the posterior.', moments.map(({ posterior }) => posterior[0])],
    ['posterior_q95', own, 'Quantile 0.95 of new runs of the posterior.', moments.map(({ posterior }) => posterior[1])],
    ['met', '-', 'Whether the past lies between these two.', moments.map(({ isMet }) => isMet)],
  ];
}

function drawColumns(calibration: Calibration, { draws, posterior }: CalibrationSample): Column[] {
  const place = new Int32Array(calibration.draws).fill(-1);
  for (const [i, draw] of posterior.draws.entries()) place[draw] = i;
  const kept = (values: Float64Array, otherwise: number): Float64Array =>
    Float64Array.from(place, (i) => (i < 0 ? otherwise : values[i]));
  return [
    ['draw', '1', 'Number of the draw from the prior, from 0.', Array.from(place, (_, draw) => draw)],
    ['accepted', '-', 'Whether it was kept.', Array.from(place, (i) => i >= 0)],
    ['weight', '1', 'Weight where it was kept, 0 otherwise.', kept(posterior.weights, 0)],
    [
      'distance',
      '1',
      'Distance of its moments from the data; empty where it was not kept.',
      kept(posterior.distances, Number.NaN),
    ],
    ...valueColumns(calibration, draws),
  ];
}

function posteriorColumns(calibration: Calibration, { predicted }: CalibrationSample): Column[] {
  const rows = Array.from(predicted.moments[0], (_, row) => row);
  return [
    ['sample', '1', 'Number of the draw from the posterior, from 0.', rows],
    ...valueColumns(calibration, predicted),
  ];
}

function valueColumns({ parameters, moments }: Calibration, values: CalibrationSample['draws']): Column[] {
  return [
    ...parameters.map(({ name, unit }, p): Column => [name, unit, 'Parameter.', values.parameters[p]]),
    ...moments.map(({ name, unit, meaning }, m): Column => [name, unit, meaning, values.moments[m]]),
  ];
}
