import type { FiguredColumn } from '../../models/column.ts';
import type { Model } from '../../models/model.ts';
import { type Band, collectFigureRows, type FigureContrast } from '../collect/figureSeries.ts';
import type { Plan, PlannedPoint } from '../plan/plan.ts';
import type { LegendKey } from '../report/figures/figurePage.ts';
import type { FigureStyle } from '../report/figures/figureStyle.ts';
import { okabeIto } from '../report/okabeIto.ts';
import type { FigureLine, FigureRow } from '../report/timeSeriesFigure.ts';
import { counted } from './counted.ts';
import { describePoint } from './describePoint.ts';

/** A figure of columns over time while runs arrive. */
export interface Figure {
  /** Points whose rows it needs. */
  readonly points: readonly number[];
  /** Columns of those rows. */
  readonly columns: readonly string[];
  add(point: number, replication: number, rows: Float64Array): void;
  /** The picture as SVG; at 180 mm on white by default. */
  draw(style?: FigureStyle): Promise<string>;
}

/** What a course shows. */
export interface CourseOptions {
  readonly title: string;
  readonly source: string;
  readonly columns: readonly FiguredColumn[];
  /** Points in the order of the legend; the first five are shown. */
  readonly shown: readonly PlannedPoint[];
  /** Epochs of the rows that arrive. */
  readonly epochs: readonly number[];
  readonly replications: number;
  /** Whether an inner band holds half of the replications. */
  readonly fan?: boolean;
  /** Whether changes are left out, and the second half of the columns stands beside the first. */
  readonly levelsOnly?: boolean | undefined;
}

/** Least over largest mean of a counterfactual for which changes are in per cent of it. */
const LEAST_STEADY = 0.2;

const colours = [okabeIto.blue, okabeIto.vermilion, okabeIto.bluishGreen, okabeIto.orange, okabeIto.reddishPurple];

/**
 * Columns over time at some points: their level beside that of the counterfactual twin, and the paired change, in which
 * the luck that both share cancels. Null where there is nothing to show.
 */
export function createCourse(
  plan: Plan,
  model: Pick<Model<unknown>, 'columns'>,
  options: CourseOptions,
): Figure | null {
  const { columns, epochs, replications, title, source } = options;
  const shown = options.shown.slice(0, colours.length);
  const twins = new Set(shown.flatMap(({ twin }) => (twin === null ? [] : [twin])));
  const points = [...new Set([...shown.map(({ index }) => index), ...twins])];
  if (points.length === 0 || columns.length === 0) return null;
  const rows = collectFigureRows(points, epochs.length, columns.length);
  const lines = [
    ...shown.map(({ index }, i) => ({ point: index, colour: colours[i], dashed: false })),
    ...[...twins].map((point) => ({ point, colour: okabeIto.grey, dashed: true })),
  ];
  const bands = (band: Band): Omit<FigureLine, 'colour' | 'dashed'> =>
    options.fan === true ? band : { mean: band.mean, low: band.low, high: band.high };
  const named = (position: number): { label: string; unit: string } => {
    const { label, column } = columns[position];
    return { label, unit: model.columns.find(({ name }) => name === column)?.unit ?? '' };
  };
  const levels = (position: number): FigureLine[] =>
    lines.map(({ point, ...line }) => ({ ...line, ...bands(rows.levels(point, position)) }));
  const changes = (position: number, contrast: FigureContrast): FigureLine[] =>
    shown.flatMap(({ index, twin }, i) =>
      twin === null
        ? []
        : [{ colour: colours[i], dashed: false, ...bands(rows.changes(index, twin, position, contrast)) }],
    );
  // Per cent of what begins at nothing, or nearly so, say nothing.
  const isSteady = (position: number): boolean =>
    [...twins].every((twin) => {
      const level = rows.levels(twin, position).mean.filter(Number.isFinite);
      return Math.min(...level) >= LEAST_STEADY * Math.max(...level) && Math.min(...level) > 0;
    });
  const rowCount = options.levelsOnly === true ? Math.ceil(columns.length / 2) : columns.length;
  const figureRow = (position: number): FigureRow => {
    const row = { ...named(position), left: levels(position) };
    if (options.levelsOnly !== true) {
      if (isSteady(position)) return { ...row, right: changes(position, 'relative') };
      return { ...row, right: changes(position, 'difference'), other: named(position) };
    }
    const beside = position + rowCount;
    if (beside >= columns.length) return { ...row, right: [] };
    return { ...row, right: levels(beside), other: named(beside) };
  };
  return {
    points,
    columns: columns.map(({ column }) => column),
    add: rows.add,
    async draw(style) {
      // Loaded on demand: the drawing library is most of the start-up time.
      const { timeSeriesFigure } = await import('../report/timeSeriesFigure.ts');
      const where = style?.widthMm === 85 ? 'Below' : 'At the right';
      const pairs =
        twins.size === 0 || options.levelsOnly === true
          ? ''
          : ` ${where} every run is compared with its twin: the same seed and the same shocks.`;
      return timeSeriesFigure(
        {
          title,
          subtitle: `Lines are means over ${counted(replications)}, bands hold ${options.fan === true ? '50 and ' : ''}90 % of them.${pairs}`,
          source,
          xLabel: 'Difficulty epochs since the start (26 a year)',
          columns: options.levelsOnly === true ? ['', ''] : ['Level', 'Change against the counterfactual'],
          legend: legend(shown, lines, plan),
          x: epochs,
          rows: Array.from({ length: rowCount }, (_, position) => figureRow(position)),
        },
        style,
      );
    },
  };
}

/** A key names only what tells its line from the others. */
function legend(
  shown: readonly PlannedPoint[],
  lines: readonly { point: number; colour: string; dashed: boolean }[],
  plan: Plan,
): LegendKey[] {
  const points = lines.map(({ point }) => plan.points[point]);
  return lines.map(({ point, colour, dashed }) => {
    const values = describePoint(plan.points[point], points, Object.keys(shown[0].design));
    const name = dashed ? `counterfactual${values === '' ? '' : `: ${values}`}` : values || `point ${point}`;
    return { name, colour, dashed };
  });
}
