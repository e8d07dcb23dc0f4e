import type { Parameter } from '../../models/parameter.ts';
import { designCells } from '../collect/designColumns.ts';
import { summariseSample } from '../collect/summariseSample.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import type { PreparedRuns } from '../prepareRuns.ts';
import type { MapCell } from '../report/figures/mapFigure.ts';
import { readableNumber } from '../report/readableNumber.ts';
import { SpecError } from '../specError.ts';
import { type AskedOutcome, askedOutcome } from './askedOutcome.ts';
import { designPoints, unknownParameter } from './designPoints.ts';
import type { FigureFolder, FigureRequest } from './figureRequest.ts';

/** Lines or rows of a map. */
const mostRows = 40;

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
  const { model, experiment } = prepared.loaded;
  const { points, varied } = designPoints(prepared, request.at);
  const axes = mapAxes(prepared, request);
  if (typeof axes === 'string') throw new SpecError(`hashshift: a map ${axes}`);
  const { x, by } = axes;
  const outcome = await askedOutcome(folder, prepared, request.outcome);
  const xOutcome = varied.includes(x) ? null : await askedOutcome(folder, prepared, x);
  const parameter = (name: string): Parameter | undefined => model.parameters.find((one) => one.name === name);
  const rows = new Map<string, { text: string; cells: MapCell[] }>();
  for (const point of points.toSorted((a, b) => compare(valueAt(a, by), valueAt(b, by)))) {
    const value = valueAt(point, by);
    const text = typeof value === 'number' ? readableNumber(value) : String(value);
    const row = rows.get(text) ?? { text, cells: [] };
    rows.set(text, row);
    const at = xOutcome === null ? Number(valueAt(point, x)) : mean(xOutcome, point).mean;
    const { mean: level, low, high } = mean(outcome, point);
    if (Number.isFinite(at)) row.cells.push({ x: at, mean: level, low, high });
  }
  if (rows.size > mostRows) throw new SpecError(`hashshift: a map of ${rows.size} values of ${by} cannot be read`);
  for (const { cells } of rows.values()) cells.sort((a, b) => a.x - b.x);
  const { mapFigure } = await import('../report/figures/mapFigure.ts');
  const fixed = (request.at ?? []).map(({ name, value }) => `${name} ${value}`).join(', ');
  return mapFigure(
    {
      title: `How does ${outcome.label} change with ${x} and ${by}?`,
      subtitle: `Means over ${experiment.replications} replications${experiment.replications > 1 ? ' with their 95 % confidence intervals' : ''}.${fixed === '' ? '' : ` At ${fixed}.`}`,
      source,
      outcome,
      x: xOutcome ?? { label: x, unit: parameter(x)?.unit ?? '' },
      by: { label: by, unit: parameter(by)?.unit ?? '' },
      rows: [...rows.values()],
    },
    request.style,
  );
}

/**
 * Which parameters a map shows, or what is missing to know. Where none are named: the number with the most values over the
 * parameter with the next most.
 */
export function mapAxes(prepared: PreparedRuns, request: FigureRequest): { x: string; by: string } | string {
  const { points, varied } = designPoints(prepared, request.at);
  const values = (name: string): Set<unknown> => new Set(points.map((point) => valueAt(point, name)));
  const isNumber = (name: string): boolean => [...values(name)].every((value) => typeof value === 'number');
  const byCount = varied.toSorted((a, b) => values(b).size - values(a).size);
  const x = request.x ?? byCount.find((name) => name !== request.by && isNumber(name));
  const by = request.by ?? byCount.find((name) => name !== x);
  if (x === undefined || by === undefined) return 'needs two parameters that vary, one of them a number';
  if (!varied.includes(by)) throw unknownParameter(by, varied);
  const isOutcome = prepared.loaded.model.outcomes.some(({ name, change }) => name === x || change === x);
  if (!varied.includes(x) && !isOutcome) throw unknownParameter(x, varied);
  if (varied.includes(x) && !isNumber(x)) return `needs numbers on its x axis, which ${x} has not`;
  const others = varied.filter((name) => name !== x && name !== by);
  // Over an outcome, a line follows what one more parameter does to it.
  if (others.length > (isOutcome ? 1 : 0)) {
    const hint = others.map((name) => `--at ${name}=${String(valueAt(points[0], name))}`).join(' ');
    return `needs values of the other parameters that vary, for example ${hint}`;
  }
  return { x, by };
}

function valueAt(point: PlannedPoint, name: string): unknown {
  return designCells(point, [name])[0];
}

function compare(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : 0;
}

function mean({ runs }: AskedOutcome, { index }: PlannedPoint): { mean: number; low: number; high: number } {
  const sample = Array.from(runs.values.subarray(index * runs.replications, (index + 1) * runs.replications));
  const { mean: level, ciLow, ciHigh } = summariseSample(sample.filter(Number.isFinite));
  return { mean: level, low: ciLow, high: ciHigh };
}
