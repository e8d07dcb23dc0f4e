import type { ParameterValue } from '../../models/parameter.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';

/** The parameters that tell a point from others, with their values; empty where none does. @param names of the candidates. */
export function describePoint(point: PlannedPoint, others: readonly PlannedPoint[], names: readonly string[]): string {
  return names
    .filter((name) => new Set(others.map(({ design }) => canonicalJson(design[name]))).size > 1)
    .map((name) => `${name} ${show(point.design[name])}`)
    .join(', ');
}

function show(value: ParameterValue): string {
  return typeof value === 'object' ? 'table' : String(value);
}
