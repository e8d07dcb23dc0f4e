import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import type { Outcome } from '../models/outcome.ts';
import { designCells, designColumns } from './collect/designColumns.ts';
import { summariseSample } from './collect/summariseSample.ts';
import type { PreparedRuns } from './prepareRuns.ts';
import { readableNumber } from './report/readableNumber.ts';
import type { Estimate, EstimateColumn, EstimateTable } from './report/tables/estimateTable.ts';

/**
 * What an experiment asked for, read from the tables of its results folder: a row for each of the first `mostPoints`
 * points. Memory is bounded by the runs of those points.
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
  const asked = experiment.outcomes.flatMap((name) => findOutcome(name, model.outcomes));
  const contrasts = await readContrasts(
    folder,
    shown.length,
    asked.filter(({ isContrast }) => isContrast),
  );
  const levels = await readLevels(
    folder,
    shown.length,
    asked.filter(({ isContrast }) => !isContrast),
  );
  return {
    parameters: telling,
    points: shown.map((point) => ({ point: point.index, values: designCells(point, telling).map(valueText) })),
    columns: asked.map(({ name, outcome, isContrast }): EstimateColumn => {
      const isPercent = isContrast && outcome.contrast === 'relative';
      const estimates = (isContrast ? contrasts : levels).get(name) ?? [];
      return { name, unit: isPercent ? '1' : outcome.unit, isPercent, estimates };
    }),
  };
}

interface Asked {
  readonly name: string;
  readonly outcome: Outcome;
  readonly isContrast: boolean;
}

function findOutcome(name: string, outcomes: readonly Outcome[]): Asked[] {
  return outcomes.flatMap((outcome): Asked[] => {
    if (outcome.change === name) return [{ name, outcome, isContrast: true }];
    return outcome.name === name ? [{ name, outcome, isContrast: false }] : [];
  });
}

function valueText(value: number | string | boolean): string {
  return typeof value === 'number' ? readableNumber(value) : String(value);
}

type Row = Readonly<Record<string, string>>;

async function* readRows(folder: string, file: string): AsyncGenerator<Row> {
  yield* createReadStream(join(folder, file)).pipe(parse({ columns: true })) as AsyncIterable<Row>;
}

async function readContrasts(
  folder: string,
  points: number,
  asked: readonly Asked[],
): Promise<ReadonlyMap<string, readonly (Estimate | null)[]>> {
  const found = new Map(asked.map(({ name }) => [name, new Array<Estimate | null>(points).fill(null)]));
  if (asked.length === 0) return found;
  for await (const row of readRows(folder, 'contrasts.csv')) {
    const estimates = found.get(row.contrast);
    if (estimates === undefined || Number(row.point) >= points) continue;
    estimates[Number(row.point)] = {
      mean: readNumber(row.mean),
      ciLow: readNumber(row.ci_low),
      ciHigh: readNumber(row.ci_high),
      q05: readNumber(row.q05),
      q95: readNumber(row.q95),
      n: Number(row.pairs),
    };
  }
  return found;
}

async function readLevels(
  folder: string,
  points: number,
  asked: readonly Asked[],
): Promise<ReadonlyMap<string, readonly Estimate[]>> {
  if (asked.length === 0) return new Map();
  const samples = new Map(asked.map(({ name }) => [name, Array.from({ length: points }, (): number[] => [])]));
  for await (const row of readRows(folder, 'runs.csv')) {
    if (Number(row.point) >= points) continue;
    for (const [name, ofPoints] of samples) ofPoints[Number(row.point)].push(readNumber(row[name]));
  }
  return new Map([...samples].map(([name, ofPoints]) => [name, ofPoints.map(estimate)]));
}

function estimate(sample: readonly number[]): Estimate {
  const { n, mean, ciLow, ciHigh, quantiles } = summariseSample(sample);
  return { n, mean, ciLow, ciHigh, q05: quantiles[0], q95: quantiles[quantiles.length - 1] };
}

/** An empty cell is a missing value. */
function readNumber(cell: string): number {
  return cell === '' ? Number.NaN : Number(cell);
}
