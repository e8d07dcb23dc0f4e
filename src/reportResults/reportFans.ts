import { designCells, designColumns } from '../collect/designColumns.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import { unreadableEpochs } from '../read/unreadableEpochs.ts';
import type { Fan } from '../report/figures/fanFigure.ts';
import type { PageFigure } from '../report/page/pageFigure.ts';
import { readableNumber } from '../report/readableNumber.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';
import { summariseEpochs } from '../summarise/summariseEpochs.ts';

/** Panels of a fan figure that still fit a page. */
const mostFans = 4;

/** Of fewer, the outer bands would be extremes. */
const fewestRuns = 10;

/** Fan figures, or why there are none. */
export interface PageFans {
  readonly figures: readonly PageFigure[];
  /** Empty where there is nothing to say. */
  readonly note: string;
}

/**
 * Fan figures, one a column that the model figures and the experiment recorded: of the points that the experiment's figure
 * selects, or else of the first, and of their counterfactuals. Empty where no such column was recorded.
 *
 * @param source of the numbers, printed below each figure.
 * @throws ResultsFolderError when the table of epochs was changed.
 */
export async function reportFans(folder: string, prepared: PreparedRuns, source: string): Promise<PageFans> {
  const { experiment, model } = prepared.loaded;
  const recorded = experiment.record.replications;
  if (recorded < fewestRuns) {
    const note = `Fan charts need the rows of at least ${fewestRuns} replications a point; ${readableNumber(recorded)} were recorded.`;
    return { figures: [], note };
  }
  const unreadable = await unreadableEpochs(folder, prepared);
  if (unreadable !== null) return { figures: [], note: `There are no fan charts: ${unreadable}` };
  const figured = model.figured.filter(({ column }) => prepared.columns.includes(column));
  const points = fannedPoints(prepared);
  if (figured.length === 0 || points.length === 0) return { figures: [], note: '' };
  const columns = figured.map(({ column }) => column);
  const wanted = new Set(points.map(({ point }) => point));
  const quantiles = new Map<string, number[][]>();
  let runs = 0;
  for await (const { point, column, summary } of summariseEpochs(folder, prepared, columns, wanted)) {
    const key = `${point} ${column}`;
    const series = quantiles.get(key) ?? summary.quantiles.map(() => []);
    quantiles.set(key, series);
    summary.quantiles.forEach((value, i) => {
      series[i].push(value);
    });
    runs = Math.max(runs, summary.count);
  }
  // Loaded on demand: the drawing library is most of the start-up time.
  const { fanFigure } = await import('../report/figures/fanFigure.ts');
  const { printStyle } = await import('../report/figures/figureStyle.ts');
  const figures = figured.flatMap(({ column, label }) => {
    const fans = points.flatMap(({ name, point }): Fan[] => {
      const found = quantiles.get(`${point} ${column}`);
      return found === undefined ? [] : [{ name, quantiles: found }];
    });
    if (fans.length === 0) return [];
    const data = {
      title: label,
      subtitle: `Lines are medians over ${readableNumber(runs)} recorded runs, dark bands hold half of them, light ones 90 %.`,
      source,
      unit: model.columns.find(({ name }) => name === column)?.unit ?? '',
      xLabel: 'Difficulty epochs since the start (26 a year)',
      x: prepared.epochs,
      fans,
    };
    const more = experiment.figure === null && prepared.loaded.plan.points.length > mostFans;
    const which = more ? `, of the first design points; hashshift summarise gives those of all` : '';
    return [{ caption: `${column}: quantiles over the runs${which}.`, svg: fanFigure(data, printStyle) }];
  });
  return { figures, note: '' };
}

/** Points with the names of their panels, the counterfactual of the first one among them. */
function fannedPoints({ loaded }: PreparedRuns): { readonly point: number; readonly name: string }[] {
  const { experiment, plan } = loaded;
  const selected = Object.entries(experiment.figure ?? {});
  const chosen = plan.points
    .slice(0, plan.designPoints)
    .filter(({ parameters }) =>
      selected.every(([name, value]) => canonicalJson(parameters[name]) === canonicalJson(value)),
    );
  // The points of a sample are as good as any other: one shows what a fan looks like.
  const most = 'inputs' in experiment.design ? 1 : mostFans - 1;
  const own = chosen.slice(0, experiment.counterfactual === null && most > 1 ? mostFans : most);
  const twin = own[0]?.twin ?? null;
  const isShown = twin === null || own.some(({ index }) => index === twin);
  const points = isShown ? own : [...own, plan.points[twin]];
  const names = designColumns(plan).filter(
    (name) => new Set(points.map(({ parameters }) => canonicalJson(parameters[name]))).size > 1,
  );
  const values = (point: PlannedPoint): string =>
    designCells(point, names)
      .map((cell, i) => `${names[i]} ${typeof cell === 'number' ? readableNumber(Number(cell.toPrecision(4))) : cell}`)
      .join(', ');
  return points.map((point) => {
    const name = values(point);
    return { point: point.index, name: point.index === twin ? `counterfactual: ${name}` : name };
  });
}
