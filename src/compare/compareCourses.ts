import type { PreparedRuns } from '../load/prepareRuns.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import { unreadableEpochs } from '../read/unreadableEpochs.ts';
import { okabeIto } from '../report/okabeIto.ts';
import type { PageFigure } from '../report/page/pageFigure.ts';
import type { FigureLine } from '../report/timeSeriesFigure.ts';
import { type EpochSummary, summariseEpochs } from '../summarise/summariseEpochs.ts';

/** Points that are drawn; a page of more would not be read. */
const mostPoints = 3;

/** The figures, or why there are none. */
export interface ComparedCourses {
  readonly figures: readonly PageFigure[];
  /** Empty where there is nothing to say. */
  readonly note: string;
}

/** A results folder as this figure needs it. */
export interface CourseSource {
  readonly folder: string;
  readonly prepared: PreparedRuns;
}

/**
 * The courses of what the model figures, of two experiments on the same axes, a figure for each of the first matched
 * points. Only columns and epochs that both have recorded are drawn.
 *
 * @param labelOf what tells a point from others.
 * @param source of the numbers, printed below each figure.
 * @throws as {@link summariseEpochs}.
 */
export async function compareCourses(
  sources: readonly [CourseSource, CourseSource],
  pairs: readonly (readonly [PlannedPoint, PlannedPoint])[],
  labelOf: (point: PlannedPoint) => string,
  source: string,
): Promise<ComparedCourses> {
  for (const one of sources) {
    const unreadable = await unreadableEpochs(one.folder, one.prepared);
    if (unreadable !== null) return { figures: [], note: `There are no courses: ${unreadable}` };
  }
  const { model } = sources[0].prepared.loaded;
  const figured = model.figured.filter(({ column }) =>
    sources.every(({ prepared }) => prepared.columns.includes(column)),
  );
  const [epochsA, epochsB] = sources.map(({ prepared }) => prepared.epochs);
  const shared = new Set(epochsB);
  const x = epochsA.filter((epoch) => shared.has(epoch));
  const shown = pairs.slice(0, mostPoints);
  if (figured.length === 0 || x.length < 2) {
    return {
      figures: [],
      note: 'There are no courses: both would have to record what the model figures, at two common epochs.',
    };
  }
  const columns = figured.map(({ column }) => column);
  const found = await Promise.all(
    sources.map((one, side) => read(one, columns, new Set(shown.map((pair) => pair[side].index)))),
  );
  // Loaded on demand: the drawing library is most of the start-up time.
  const { timeSeriesFigure } = await import('../report/timeSeriesFigure.ts');
  const figures = shown.map((pair) => {
    const name = labelOf(pair[0]);
    const line = (side: 0 | 1, column: string): FigureLine => {
      const at = x.map((epoch) => found[side].get(`${pair[side].index} ${epoch} ${column}`));
      return {
        colour: side === 0 ? okabeIto.blue : okabeIto.vermilion,
        dashed: side === 1,
        mean: at.map((summary) => summary?.mean ?? Number.NaN),
        low: at.map((summary) => summary?.quantiles[0] ?? Number.NaN),
        high: at.map((summary) => summary?.quantiles[summary.quantiles.length - 1] ?? Number.NaN),
      };
    };
    const svg = timeSeriesFigure({
      title: `Over time${name === '' ? '' : `: ${name}`}`,
      subtitle: 'Lines are means over the recorded runs, bands hold 90 % of them.',
      source,
      xLabel: 'Difficulty epochs since the start (26 a year)',
      columns: ['', ''],
      legend: [
        { name: 'A', colour: okabeIto.blue, dashed: false },
        { name: 'B', colour: okabeIto.vermilion, dashed: true },
      ],
      x,
      rows: figured.map(({ column, label }) => ({
        label,
        unit: model.columns.find((one) => one.name === column)?.unit ?? '',
        left: [line(0, column), line(1, column)],
        right: [],
      })),
    });
    return { caption: `Over time, A and B on the same axes${name === '' ? '' : `: ${name}`}.`, svg };
  });
  return { figures, note: '' };
}

/** By point, epoch and column. */
async function read(
  { folder, prepared }: CourseSource,
  columns: readonly string[],
  points: ReadonlySet<number>,
): Promise<ReadonlyMap<string, EpochSummary['summary']>> {
  const found = new Map<string, EpochSummary['summary']>();
  for await (const { point, epoch, column, summary } of summariseEpochs(folder, prepared, columns, points)) {
    found.set(`${point} ${epoch} ${column}`, summary);
  }
  return found;
}
