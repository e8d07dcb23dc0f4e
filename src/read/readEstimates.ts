import { join } from 'node:path';
import { designCells, designColumns } from '../collect/designColumns.ts';
import { summariseSample } from '../collect/summariseSample.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { readableNumber } from '../report/readableNumber.ts';
import type { Estimate, EstimateColumn, EstimateTable } from '../report/tables/estimateTable.ts';
import { findOutcome, type NamedOutcome } from './findOutcome.ts';
import { readNumber } from './readNumber.ts';
import { readRunRows } from './readRunRows.ts';
import { readTable } from './readTable.ts';

/**
 * What an experiment asked for, read from the tables of its results folder: a row for each of the first `mostPoints`
 * points. Memory is bounded by the runs of those points.
 * @throws ResultsFolderError for a table that was changed: a missing column, a row of another design, what is no number.
 */
export async function readEstimates(
  folder: string,
  { loaded }: PreparedRuns,
  mostPoints: number,
): Promise<EstimateTable> {
  const { experiment, plan, model } = loaded;
  const shown = plan.points.slice(0, mostPoints);
  const names = designColumns(plan);
  const telling = names.filter((name) =>
    shown.some(({ parameters }) => parameters[name] !== shown[0].parameters[name]),
  );
  const asked = experiment.outcomes.flatMap((name) => findOutcome(model.outcomes, name) ?? []);
  const contrasts = await readContrasts(
    folder,
    shown.length,
    asked.filter(({ isContrast }) => isContrast),
  );
  const levels = await readLevels(
    folder,
    loaded,
    shown.length,
    asked.filter(({ isContrast }) => !isContrast),
  );
  return {
    parameters: telling,
    points: shown.map((point) => ({ point: point.index, values: designCells(point, telling).map(valueText) })),
    columns: asked.map(({ name, unit, isContrast, isPercent }): EstimateColumn => {
      const estimates = (isContrast ? contrasts : levels).get(name) ?? [];
      return { name, unit, isPercent, estimates };
    }),
  };
}

function valueText(value: number | string | boolean): string {
  return typeof value === 'number' ? readableNumber(value) : String(value);
}

async function readContrasts(
  folder: string,
  points: number,
  asked: readonly NamedOutcome[],
): Promise<ReadonlyMap<string, readonly (Estimate | null)[]>> {
  const found = new Map(asked.map(({ name }) => [name, new Array<Estimate | null>(points).fill(null)]));
  if (asked.length === 0) return found;
  let line = 1;
  for await (const row of readTable(join(folder, 'contrasts.csv'))) {
    line += 1;
    const estimates = found.get(row.contrast ?? '');
    if (row.contrast !== undefined && (estimates === undefined || Number(row.point) >= points)) continue;
    const [mean, ciLow, ciHigh, q05, q95, n] = ['mean', 'ci_low', 'ci_high', 'q05', 'q95', 'pairs'].map((name) =>
      readNumber(row[name], `${folder}/contrasts.csv, line ${line}`, name),
    );
    if (estimates !== undefined) estimates[Number(row.point)] = { mean, ciLow, ciHigh, q05, q95, n };
  }
  return found;
}

async function readLevels(
  folder: string,
  loaded: PreparedRuns['loaded'],
  points: number,
  asked: readonly NamedOutcome[],
): Promise<ReadonlyMap<string, readonly Estimate[]>> {
  if (asked.length === 0) return new Map();
  const names = asked.map(({ name }) => name);
  const samples = names.map(() => Array.from({ length: points }, (): number[] => []));
  for await (const { run, cells } of readRunRows(folder, loaded, names)) {
    const point = Math.floor(run / loaded.plan.replications);
    if (point >= points) break;
    cells.forEach((cell, i) => {
      samples[i][point].push(cell);
    });
  }
  return new Map(names.map((name, i) => [name, samples[i].map(estimate)]));
}

function estimate(sample: readonly number[]): Estimate {
  const { n, mean, ciLow, ciHigh, quantiles } = summariseSample(sample);
  return { n, mean, ciLow, ciHigh, q05: quantiles[0], q95: quantiles[quantiles.length - 1] };
}
