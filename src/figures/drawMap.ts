import { summariseSample } from '../collect/summariseSample.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import type { MapCell } from '../report/figures/mapFigure.ts';
import { readableNumber } from '../report/readableNumber.ts';
import { SpecError } from '../specError.ts';
import { type AskedOutcome, askedOutcome } from './askedOutcome.ts';
import { counted } from './counted.ts';
import type { FigureFolder, FigureRequest } from './figureRequest.ts';
import { type MapAxes, mapAxes } from './mapAxes.ts';

/** Rows of a heat map, and lines, of which there are as many as colours. */
const mostRows = 40;
const mostLines = 7;

/**
 * An outcome over two parameters that the design varies, or over an outcome and a parameter.
 *
 * @throws SpecError where {@link mapAxes} finds no axes, or a map of them cannot be read.
 */
export async function drawMap(
  prepared: PreparedRuns,
  { folder, source }: FigureFolder,
  request: FigureRequest,
): Promise<string> {
  const { experiment } = prepared.loaded;
  const axes = mapAxes(prepared, request);
  if (typeof axes === 'string') throw new SpecError(`hashshift: a map ${axes}`);
  const outcome = await askedOutcome(folder, prepared, request.outcome);
  const x = typeof axes.x === 'string' ? await askedOutcome(folder, prepared, axes.x) : axes.x;
  const rows = mapRows(axes, x, outcome);
  const most = typeof axes.x === 'string' ? mostLines : mostRows;
  if (rows.length > most)
    throw new SpecError(`hashshift: a map shows at most ${most} values of ${axes.by.label}, not ${rows.length}`);
  const { mapFigure } = await import('../report/figures/mapFigure.ts');
  const fixed = (request.at ?? []).map(({ name, value }) => `${name} ${value}`).join(', ');
  const intervals = experiment.replications > 1 ? ' with their 95 % confidence intervals' : '';
  return mapFigure(
    {
      title: `How does ${outcome.label} change with ${x.label} and ${axes.by.label}?`,
      subtitle: `Means over ${counted(experiment.replications)}${intervals}.${fixed === '' ? '' : ` At ${fixed}.`}`,
      source,
      outcome,
      x,
      by: axes.by,
      rows,
    },
    request.style,
  );
}

/** A row a value of `by`, in its order, or that of the design for words. */
function mapRows(
  { points, by }: MapAxes,
  x: { readonly values: readonly (number | string)[] } | AskedOutcome,
  outcome: AskedOutcome,
): { text: string; cells: MapCell[] }[] {
  const values = [...new Set(by.values)];
  if (values.every((value) => typeof value === 'number')) values.sort((a, b) => a - b);
  return values.map((value) => {
    const cells = points.flatMap((point, i): MapCell[] => {
      if (by.values[i] !== value) return [];
      const at = 'values' in x ? Number(x.values[i]) : mean(x, point).mean;
      const { mean: level, low, high } = mean(outcome, point);
      return Number.isFinite(at) ? [{ x: at, mean: level, low, high }] : [];
    });
    cells.sort((a, b) => a.x - b.x);
    return { text: typeof value === 'number' ? readableNumber(value) : value, cells };
  });
}

function mean({ runs }: AskedOutcome, { index }: PlannedPoint): { mean: number; low: number; high: number } {
  const sample = Array.from(runs.values.subarray(index * runs.replications, (index + 1) * runs.replications));
  const { mean: level, ciLow, ciHigh } = summariseSample(sample.filter(Number.isFinite));
  return { mean: level, low: ciLow, high: ciHigh };
}
