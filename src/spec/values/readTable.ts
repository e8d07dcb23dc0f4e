import { nearestName } from '../../../models/nearestName.ts';
import type { Parameter, Scalar, TableRow } from '../../../models/parameter.ts';
import { describeParameter } from '../describeParameter.ts';
import { describeNode } from '../document/describeNode.ts';
import type { Position } from '../document/problem.ts';
import type { SpecNode } from '../document/specNode.ts';
import type { ReadContext } from '../readContext.ts';
import { readScalar } from './readScalar.ts';

/**
 * The rows of a `table` parameter from a list of mappings. Every row names every field that is not optional; an empty cell
 * takes the field's default. Undefined after mistakes have been reported.
 */
export function readTable(node: SpecNode, parameter: Parameter, context: ReadContext): readonly TableRow[] | undefined {
  if (node.kind !== 'list') {
    context.report(node, `${parameter.name} is ${describeNode(node)}`, describeParameter(parameter));
    return undefined;
  }
  const rows = node.items.map((item, index) => readRow(item, index, parameter, context));
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

function readRow(node: SpecNode, index: number, parameter: Parameter, context: ReadContext): TableRow | undefined {
  const name = `${parameter.name}[${index}]`;
  if (node.kind !== 'mapping') {
    context.report(node, `${name} is ${describeNode(node)}`, describeParameter(parameter));
    return undefined;
  }
  const fields = parameter.fields ?? [];
  const names = fields.map((field) => field.name);
  for (const { key, keyAt } of node.entries) {
    if (names.includes(key)) continue;
    context.report(keyAt, `${name} has no field "${key}"`, `the fields ${names.join(', ')}`, nearestName(key, names));
  }
  const cells = new Map(node.entries.map((entry) => [entry.key, entry.value]));
  return readCells(fields, cells, name, node, context);
}

/** One row of a table from its cells; every field must have one unless it is optional, and an empty cell takes the field's default. */
export function readCells(
  fields: readonly Parameter[],
  cells: ReadonlyMap<string, SpecNode>,
  rowName: string,
  at: Position,
  context: ReadContext,
): TableRow | undefined {
  const row: Record<string, Scalar> = {};
  let complete = true;
  for (const field of fields) {
    const cell = cells.get(field.name);
    const value =
      cell === undefined ? absentCell(field, rowName, at, context) : readCell(cell, field, rowName, context);
    if (value === undefined) complete = false;
    else row[field.name] = value;
  }
  return complete ? row : undefined;
}

function absentCell(field: Parameter, rowName: string, at: Position, context: ReadContext): Scalar | undefined {
  if (field.optional) return field.default as Scalar;
  context.report(at, `${rowName} lacks the field "${field.name}"`, describeParameter(field));
  return undefined;
}

function readCell(cell: SpecNode, field: Parameter, rowName: string, context: ReadContext): Scalar | undefined {
  if (cell.kind === 'scalar' && cell.value === null) return field.default as Scalar;
  return readScalar(cell, { ...field, name: `${rowName}.${field.name}` }, context);
}
