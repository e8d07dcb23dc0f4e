import type { ParameterValue, TableRow } from '../../models/parameter.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';

/** The parameters that tell a point from others, with their values; empty where none does. @param names of the candidates. */
export function describePoint(point: PlannedPoint, others: readonly PlannedPoint[], names: readonly string[]): string {
  return names
    .map((name) => ({ name, values: others.map(({ design }) => design[name]) }))
    .filter(({ values }) => new Set(values.map(canonicalJson)).size > 1)
    .map(({ name, values }) => `${name} ${show(point.design[name], values)}`)
    .join(', ');
}

function show(value: ParameterValue, others: readonly ParameterValue[]): string {
  if (!isTable(value)) return typeof value === 'object' ? 'series' : String(value);
  if (value.length === 0) return 'none';
  const rows = others.flatMap((other) => (isTable(other) ? other : []));
  const telling = Object.keys(value[0]).filter((field) => new Set(rows.map((row) => row[field])).size > 1);
  if (telling.length === 0) return value.length === 1 ? 'one row' : `${value.length} rows`;
  return `(${value.map((row) => telling.map((field) => cell(row, field)).join(' ')).join('; ')})`;
}

function isTable(value: ParameterValue): value is readonly TableRow[] {
  return Array.isArray(value);
}

/** Numbers of tables may come from dates and lengths of time: three digits tell them apart. */
function cell(row: TableRow, field: string): string {
  const value = row[field];
  if (typeof value === 'number') return String(Number(value.toPrecision(3)));
  return value === '' ? '-' : String(value);
}
