import type { PreparedRuns } from '../load/prepareRuns.ts';
import { type DesignAxes, type DesignAxis, designAxes, unknownAxis } from './designAxes.ts';
import type { FigureRequest } from './figureRequest.ts';

/** What a map is drawn over. */
export interface MapAxes extends Pick<DesignAxes, 'points'> {
  /** What varies; or the name of an outcome. */
  readonly x: DesignAxis | string;
  readonly by: DesignAxis;
}

/**
 * What a map shows, or what is missing to know. Where nothing is named: the numbers with the most values over what has the
 * next most; over an outcome, a line for each value of what has the fewest.
 *
 * @throws SpecError when nothing of a name varies, nor is it, for the x axis, an outcome.
 */
export function mapAxes(prepared: PreparedRuns, request: FigureRequest): MapAxes | string {
  const { points, axes } = designAxes(prepared, request.at);
  const named = (name: string): DesignAxis | undefined => axes.find(({ label }) => label === name);
  const isOutcome = prepared.loaded.model.outcomes.some(({ name, change }) => [name, change].includes(request.x ?? ''));
  const distinct = ({ values }: DesignAxis): number => new Set(values).size;
  const isNumber = ({ values }: DesignAxis): boolean => values.every((value) => typeof value === 'number');
  const byCount = axes.toSorted((a, b) => distinct(b) - distinct(a));
  if (request.x !== undefined && named(request.x) === undefined && !isOutcome) throw unknownAxis(request.x, axes);
  if (request.by !== undefined && named(request.by) === undefined) throw unknownAxis(request.by, axes);
  const x =
    request.x === undefined ? byCount.find((axis) => axis.label !== request.by && isNumber(axis)) : named(request.x);
  // Over an outcome, what has many values moves the outcome along the lines.
  const candidates = isOutcome ? byCount.toReversed() : byCount;
  const by = request.by === undefined ? candidates.find((axis) => axis !== x) : named(request.by);
  if (by === undefined || (x === undefined && !isOutcome))
    return 'needs two parameters that vary, one of them a number';
  if (x !== undefined && !isNumber(x)) return `needs numbers on its x axis, which ${x.label} has not`;
  const others = axes.filter((axis) => axis !== x && axis !== by);
  // Over an outcome, a line follows what one more parameter does to it.
  if (others.length > (isOutcome ? 1 : 0)) {
    const hint = others.map(({ label, values }) => `--at ${label}=${values[0]}`).join(' ');
    return `needs values of the other parameters that vary, for example ${hint}`;
  }
  return { points, x: x ?? request.x ?? '', by };
}
