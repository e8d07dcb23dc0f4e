import { nearestName } from '../../models/nearestName.ts';
import { designCells, designColumns } from '../collect/designColumns.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import type { PreparedRuns } from '../prepareRuns.ts';
import { SpecError } from '../specError.ts';
import type { FigureRequest } from './figureRequest.ts';

/** Points of the design with their varied parameters, complete: also those that a point leaves at the base. */
export interface DesignPoints {
  readonly points: readonly PlannedPoint[];
  /** Parameters that differ between these points. */
  readonly varied: readonly string[];
}

/**
 * The points of the design that have the values asked for.
 *
 * @throws SpecError when no point has them, or the design does not vary such a parameter.
 */
export function designPoints({ loaded }: PreparedRuns, at: FigureRequest['at'] = []): DesignPoints {
  const { plan } = loaded;
  const names = designColumns(plan);
  for (const { name } of at) if (!names.includes(name)) throw unknownParameter(name, names);
  const points = plan.points.slice(0, plan.designPoints).flatMap((point): PlannedPoint[] => {
    const cells = designCells(point, names);
    const meets = at.every(({ name, value }) => String(cells[names.indexOf(name)]) === value);
    if (!meets) return [];
    const { index, parameters, twin, salt } = point;
    const design = Object.fromEntries(names.map((name) => [name, parameters[name]]));
    return [{ index, design, parameters, twin, salt }];
  });
  if (points.length === 0) {
    throw new SpecError(`hashshift: no point has ${at.map(({ name, value }) => `${name}=${value}`).join(', ')}`);
  }
  const varied = names.filter((name) => new Set(points.map((point) => String(designCells(point, [name])[0]))).size > 1);
  return { points, varied };
}

/** What to say of a parameter that the design does not vary. */
export function unknownParameter(name: string, names: readonly string[]): SpecError {
  const near = nearestName(name, names);
  const hint = near === null ? `it varies ${names.join(', ') || 'nothing'}` : `did you mean ${near}?`;
  return new SpecError(`hashshift: the design does not vary ${name}; ${hint}`);
}
