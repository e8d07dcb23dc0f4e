import { designColumns } from '../collect/designColumns.ts';
import type { Plan, PlannedPoint } from '../plan/plan.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';

/** Design points of two plans that are the same in everything that either of them varies. */
export interface MatchedPoints {
  /** Parameters that either plan varies. */
  readonly names: readonly string[];
  /** In the order of the first plan; repeated points are matched in their order. */
  readonly pairs: readonly (readonly [first: PlannedPoint, second: PlannedPoint])[];
  /** Design points that only one of the plans has. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

/** Matches the design points of two plans; counterfactual twins that are no design points are left aside. */
export function matchPoints(first: Plan, second: Plan): MatchedPoints {
  const names = [...new Set([...designColumns(first), ...designColumns(second)])];
  const keyOf = ({ parameters }: PlannedPoint): string => canonicalJson(names.map((name) => parameters[name] ?? null));
  const waiting = new Map<string, PlannedPoint[]>();
  for (const point of second.points.slice(0, second.designPoints)) {
    const key = keyOf(point);
    waiting.set(key, [...(waiting.get(key) ?? []), point]);
  }
  const pairs = first.points.slice(0, first.designPoints).flatMap((point): [PlannedPoint, PlannedPoint][] => {
    const other = waiting.get(keyOf(point))?.shift();
    return other === undefined ? [] : [[point, other]];
  });
  return {
    names,
    pairs,
    onlyFirst: first.designPoints - pairs.length,
    onlySecond: second.designPoints - pairs.length,
  };
}
