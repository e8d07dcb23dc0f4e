import type { ParameterValues, Scalar, Series, TableRow } from './parameter.ts';

/** Typed access to validated parameter values, so that a model states the kind it expects where it reads. */
export interface ParameterReader {
  number(name: string): number;
  text(name: string): string;
  flag(name: string): boolean;
  series(name: string): Series;
  table(name: string): readonly TableRow[];
}

/** @throws TypeError when a value is absent or of another kind: the laboratory validates, so this is a defect, not an input error. */
export function parameterReader(values: ParameterValues): ParameterReader {
  const wrong = (name: string, kind: string): never => {
    throw new TypeError(`parameter ${name} is not a ${kind}: ${JSON.stringify(values[name])}`);
  };
  return {
    number: (name) => {
      const value = values[name];
      return typeof value === 'number' ? value : wrong(name, 'number');
    },
    text: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : wrong(name, 'text');
    },
    flag: (name) => {
      const value = values[name];
      return typeof value === 'boolean' ? value : wrong(name, 'boolean');
    },
    series: (name) => {
      const value = values[name];
      return typeof value === 'object' && 'day' in value ? value : wrong(name, 'series');
    },
    table: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value : wrong(name, 'table');
    },
  };
}

/** A numeric cell of a table row. @throws TypeError when the cell is not a number. */
export function numberCell(row: TableRow, field: string): number {
  const cell: Scalar | undefined = row[field];
  if (typeof cell !== 'number') throw new TypeError(`table cell ${field} is not a number: ${String(cell)}`);
  return cell;
}
