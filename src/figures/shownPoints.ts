import { selectedPoints } from '../load/createFigure.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import { SpecError } from '../specError.ts';

/**
 * The points that a figure of time shows: those asked for, or those of the experiment's own figure, or the first that
 * differs from its twin, or the first.
 *
 * @throws SpecError when there is no such point.
 */
export function shownPoints({ loaded }: PreparedRuns, asked: readonly number[] | undefined): PlannedPoint[] {
  const { experiment, plan } = loaded;
  if (asked !== undefined && asked.length > 0) {
    return asked.map((index) => {
      const point = plan.points[index];
      if (point !== undefined) return point;
      throw new SpecError(`hashshift: there is no point ${index}; the points are 0 to ${plan.points.length - 1}`);
    });
  }
  const selected = selectedPoints(experiment, plan);
  if (selected.length > 0) return selected;
  return [plan.points.find(({ index, twin }) => twin !== null && twin !== index) ?? plan.points[0]];
}
