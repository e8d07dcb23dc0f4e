import type { ParameterValue } from '../../models/parameter.ts';
import type { Plan, PlannedPoint } from '../plan/plan.ts';
import type { CsvValue } from './files/csvCell.ts';

/** Names of the parameters that the plan's points vary: every point has them all. */
export function designColumns(plan: Plan): readonly string[] {
  return Object.keys(plan.points[0]?.design ?? {});
}

/** Cells of a point in those columns. */
export function designCells({ parameters }: PlannedPoint, columns: readonly string[]): CsvValue[] {
  return columns.map((name) => asCell(parameters[name]));
}

/** Scalars as they are; series and tables as JSON. */
function asCell(value: ParameterValue): CsvValue {
  return typeof value === 'object' ? JSON.stringify(value) : value;
}
