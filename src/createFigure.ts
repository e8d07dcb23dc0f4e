import type { Model } from '../models/model.ts';
import type { ParameterValue } from '../models/parameter.ts';
import { collectFigureRows } from './collect/figureSeries.ts';
import type { Plan, PlannedPoint } from './plan/plan.ts';
import type { LegendKey } from './report/figures/figurePage.ts';
import { okabeIto } from './report/okabeIto.ts';
import type { FigureRow } from './report/timeSeriesFigure.ts';
import { canonicalJson } from './spec/canonicalJson.ts';
import type { Experiment } from './spec/experiment.ts';

/** The figure of an experiment while runs arrive. */
export interface Figure {
  /** Points whose rows it needs. */
  readonly points: readonly number[];
  /** Columns of those rows, all epochs. */
  readonly columns: readonly string[];
  add(point: number, replication: number, rows: Float64Array): void;
  /** The picture as SVG. */
  draw(): Promise<string>;
}

const colours = [okabeIto.blue, okabeIto.vermilion, okabeIto.bluishGreen, okabeIto.orange, okabeIto.reddishPurple];

/**
 * The time series of the points that `experiment.figure` selects: what the model names as figured, at the left its
 * level beside that of the counterfactual twin, at the right the paired change, in which the luck that both share
 * cancels. Null where the experiment asks for no figure.
 */
export function createFigure(
  experiment: Experiment,
  plan: Plan,
  model: Pick<Model<unknown>, 'name' | 'columns' | 'figured'>,
  version: string,
): Figure | null {
  if (experiment.figure === null) return null;
  const shown = selectPoints(experiment, plan).slice(0, colours.length);
  const twins = new Set(shown.flatMap(({ twin }) => (twin === null ? [] : [twin])));
  const points = [...new Set([...shown.map(({ index }) => index), ...twins])];
  if (points.length === 0 || model.figured.length === 0) return null;
  const rows = collectFigureRows(points, experiment.horizonEpochs, model.figured.length);
  const lines = [
    ...shown.map(({ index }, i) => ({ point: index, colour: colours[i], dashed: false })),
    ...[...twins].map((point) => ({ point, colour: okabeIto.grey, dashed: true })),
  ];
  const figureRow = (label: string, column: string, position: number): FigureRow => ({
    label,
    unit: model.columns.find(({ name }) => name === column)?.unit ?? '',
    left: lines.map((line) => ({ ...line, ...rows.levels(line.point, position) })),
    right: shown.flatMap(({ index, twin }, i) =>
      twin === null ? [] : [{ colour: colours[i], dashed: false, ...rows.changes(index, twin, position) }],
    ),
  });
  return {
    points,
    columns: model.figured.map(({ column }) => column),
    add: rows.add,
    async draw() {
      // Loaded on demand: the drawing library is most of the start-up time.
      const { timeSeriesFigure } = await import('./report/timeSeriesFigure.ts');
      return timeSeriesFigure({
        title: experiment.question === '' ? experiment.name : experiment.question,
        subtitle: `Lines are means over ${experiment.replications} replications, bands hold 90 % of them. At the right every run is compared with its twin: the same seed and the same shocks.`,
        source: `${experiment.name}: model ${model.name}, seed "${experiment.seed}", hashshift ${version}`,
        xLabel: 'Difficulty epochs since the start (26 a year)',
        columns: ['Level', 'Change against the counterfactual'],
        legend: legend(shown, lines, plan),
        x: Array.from({ length: experiment.horizonEpochs }, (_, epoch) => epoch),
        rows: model.figured.map(({ label, column }, i) => figureRow(label, column, i)),
      });
    },
  };
}

function selectPoints(experiment: Experiment, plan: Plan): PlannedPoint[] {
  const selected = Object.entries(experiment.figure ?? {});
  return plan.points.filter(({ parameters }) =>
    selected.every(([name, value]) => canonicalJson(parameters[name]) === canonicalJson(value)),
  );
}

/** A key names only what tells its line from the others. */
function legend(
  shown: readonly PlannedPoint[],
  lines: readonly { point: number; colour: string; dashed: boolean }[],
  plan: Plan,
): LegendKey[] {
  const designs = lines.map(({ point }) => plan.points[point].design);
  const telling = Object.keys(shown[0].design).filter(
    (name) => new Set(designs.map((design) => canonicalJson(design[name]))).size > 1,
  );
  return lines.map(({ point, colour, dashed }, i) => {
    const values = telling.map((name) => `${name} ${show(designs[i][name])}`).join(', ');
    const name = dashed ? `counterfactual${values === '' ? '' : `: ${values}`}` : values || `point ${point}`;
    return { name, colour, dashed };
  });
}

function show(value: ParameterValue): string {
  return typeof value === 'object' ? 'table' : String(value);
}
