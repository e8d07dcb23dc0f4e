import type { Model } from '../models/model.ts';
import type { ParameterValue } from '../models/parameter.ts';
import { type BandSeries, collectFigureRows } from './collect/figureSeries.ts';
import type { Plan } from './plan/plan.ts';
import { okabeIto } from './report/okabeIto.ts';
import type { FigureSeries } from './report/timeSeriesFigure.ts';
import { canonicalJson } from './spec/canonicalJson.ts';
import type { Experiment } from './spec/experiment.ts';

/** The figure of an experiment while runs arrive. */
export interface Figure {
  /** Points whose rows it needs. */
  readonly points: readonly number[];
  /** Columns of those rows, all epochs. */
  readonly columns: readonly string[];
  add(point: number, rows: Float64Array): void;
  /** The picture as SVG. */
  draw(): Promise<string>;
}

const maxPanels = 4;
const colours = [okabeIto.blue, okabeIto.vermilion, okabeIto.bluishGreen, okabeIto.orange, okabeIto.reddishPurple];

/**
 * The time series of the points that `experiment.figure` selects against their counterfactual twins: the first four
 * recorded columns that are not a measure of time. Null where the experiment asks for no figure or nothing fits.
 */
export function createFigure(
  experiment: Experiment,
  plan: Plan,
  model: Pick<Model<unknown>, 'name' | 'columns'>,
  version: string,
): Figure | null {
  if (experiment.figure === null) return null;
  const selected = Object.entries(experiment.figure);
  const shown = plan.points.filter(({ parameters }) =>
    selected.every(([name, value]) => canonicalJson(parameters[name]) === canonicalJson(value)),
  );
  const twins = shown.flatMap(({ twin }) => (twin === null ? [] : [twin]));
  const points = [...new Set([...shown.map(({ index }) => index), ...twins])];
  const panels = model.columns
    .filter(({ name, unit }) => experiment.record.columns.includes(name) && isQuantity(name, unit))
    .slice(0, maxPanels);
  if (points.length === 0 || panels.length === 0) return null;
  const rows = collectFigureRows(points, experiment.horizonEpochs, panels.length);
  return {
    points,
    columns: panels.map(({ name }) => name),
    add: rows.add,
    async draw() {
      // Loaded on demand: the drawing library is most of the start-up time.
      const { timeSeriesFigure } = await import('./report/timeSeriesFigure.ts');
      return timeSeriesFigure({
        title: experiment.question === '' ? experiment.name : experiment.question,
        subtitle: `Lines: mean over ${experiment.replications} replications; bands: 5 to 95 % of them.`,
        source: `${experiment.name}: model ${model.name}, seed "${experiment.seed}", hashshift ${version}`,
        xLabel: 'Difficulty epochs since the start',
        panels: panels.map(({ name, unit }) => ({ label: labelOf(name), unit })),
        series: rows.finish().map((band, i) => toSeries(band, i, plan, new Set(twins), experiment)),
      });
    },
  };
}

function isQuantity(name: string, unit: string): boolean {
  return !['date', 'day', 'days', 'epoch', 'epochs', 'block', 'blocks'].includes(unit) && name !== 'epoch';
}

/** `hashrate_eh_s` as words; the unit stands beside it. */
function labelOf(column: string): string {
  const words = column.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function toSeries(
  { point, panels }: BandSeries,
  position: number,
  plan: Plan,
  twins: ReadonlySet<number>,
  { horizonEpochs }: Experiment,
): FigureSeries {
  const isTwin = twins.has(point);
  const design = Object.entries(plan.points[point].design).map(([name, value]) => `${name} ${show(value)}`);
  const name = design.length === 0 ? (isTwin ? 'counterfactual' : 'experiment') : design.join(', ');
  return {
    name: isTwin ? `counterfactual: ${name}` : name,
    colour: isTwin ? okabeIto.grey : colours[position % colours.length],
    dashed: isTwin,
    x: Array.from({ length: horizonEpochs }, (_, epoch) => epoch),
    panels,
  };
}

function show(value: ParameterValue): string {
  return typeof value === 'object' ? 'table' : String(value);
}
