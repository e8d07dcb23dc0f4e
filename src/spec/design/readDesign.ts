import type { Parameter } from '../../../models/parameter.ts';
import { canonicalJson } from '../canonicalJson.ts';
import { describeNode } from '../document/describeNode.ts';
import type { MappingNode, ScalarNode, SpecNode } from '../document/specNode.ts';
import { type Assignment, flattenAssignments } from '../flattenAssignments.ts';
import type { ReadContext } from '../readContext.ts';
import { openDataFile } from '../values/openDataFile.ts';
import { readCsv } from '../values/readCsv.ts';
import { readValue } from '../values/readValue.ts';
import { START_DATE } from '../values/startDate.ts';
import type { Axis, DesignBlock } from './designBlock.ts';

type Parameters = ReadonlyMap<string, Parameter>;

const VARY_FORM =
  'a mapping from parameters to lists of values, for example { a.b: [1, 2] }, or a list of such mappings';
const POINTS_FORM = 'a list of mappings from parameters to values, or a CSV file with parameters as its header';

/** The blocks of `vary`: one for a mapping, one for each mapping of a list. Mistakes are reported. */
export function readVary(node: SpecNode, parameters: Parameters, context: ReadContext): DesignBlock[] {
  const mappings = node.kind === 'list' ? node.items : [node];
  if (mappings.length === 0) context.report(node, 'vary is an empty list', VARY_FORM);
  return mappings.flatMap((mapping) => readBlock(mapping, parameters, context) ?? []);
}

function readBlock(node: SpecNode, parameters: Parameters, context: ReadContext): DesignBlock | undefined {
  if (node.kind !== 'mapping' || node.entries.length === 0) {
    const what = node.kind === 'mapping' ? 'an empty mapping' : describeNode(node);
    context.report(node, `vary is ${what}`, VARY_FORM);
    return undefined;
  }
  const assignments = flattenAssignments(node, parameters, 'vary', context.report);
  return { at: node, axes: assignments.map((assignment) => readAxis(assignment, context)) };
}

/** The values of a parameter from a list. Mistakes are reported. */
export function readAxis(assignment: Assignment, context: ReadContext): Axis {
  const { parameter, value: node } = assignment;
  const { name } = parameter;
  refuseStartDate(assignment, context);
  if (node.kind !== 'list' || node.items.length === 0) {
    const what = node.kind === 'list' ? 'an empty list' : describeNode(node);
    const expected = 'a list of at least one value, for example [1, 2]; distributions need a design that samples';
    context.report(node, `vary: ${name} is ${what}`, expected);
    return { name, values: [] };
  }
  const seen = new Map<string, SpecNode>();
  const values = node.items.flatMap((item) => {
    const value = readValue(item, parameter, context);
    if (value === undefined) return [];
    const key = canonicalJson(value);
    const first = seen.get(key);
    if (first !== undefined) {
      const message = `vary: ${name} has the same value twice, first at ${first.line}:${first.column}`;
      context.report(item, message, 'each value once, so that no point of the design is run twice');
      return [];
    }
    seen.set(key, item);
    return [value];
  });
  return { name, values };
}

/** The blocks of `points`, one a point. Mistakes, missing parameters among them, are reported. */
export function readPoints(node: SpecNode, parameters: Parameters, context: ReadContext): DesignBlock[] {
  const fromFile = node.kind === 'scalar';
  const rows = pointRows(node, context);
  const points = rows.map((row, index) => {
    // The header of a file is shared by all its rows: what is wrong with it is told once.
    const what = fromFile ? 'points' : `point ${index + 1}`;
    return flattenAssignments(row, parameters, what, context.report);
  });
  const names = [...new Set(points.flatMap((point) => point.map(({ parameter }) => parameter.name)))];
  return points.map((point, index) => {
    const at = rows[index];
    const missing = names.filter((name) => !point.some(({ parameter }) => parameter.name === name));
    if (missing.length > 0) {
      const message = `point ${index + 1} lacks ${missing.join(', ')}`;
      context.report(at, message, `the same parameters in every point: ${names.join(', ')}`);
    }
    return { at, axes: point.map((assignment) => readPointAxis(assignment, context)) };
  });
}

function readPointAxis(assignment: Assignment, context: ReadContext): Axis {
  refuseStartDate(assignment, context);
  const value = readValue(assignment.value, assignment.parameter, context);
  return { name: assignment.parameter.name, values: value === undefined ? [] : [value] };
}

function refuseStartDate({ parameter, keyAt }: Assignment, { report }: ReadContext): void {
  if (parameter.name !== START_DATE) return;
  report(keyAt, `${START_DATE} cannot vary within an experiment`, 'one start date for all points, in set');
}

function pointRows(node: SpecNode, context: ReadContext): readonly SpecNode[] {
  if (node.kind === 'list' && node.items.length > 0) return node.items;
  if (node.kind === 'scalar' && typeof node.value === 'string') {
    const file = openDataFile(node, 'points', POINTS_FORM, context);
    const table = file && readCsv(file, context.report);
    return table === undefined ? [] : table.rows.map((row) => csvPoint(row, table.header));
  }
  context.report(node, `points is ${node.kind === 'list' ? 'an empty list' : describeNode(node)}`, POINTS_FORM);
  return [];
}

function csvPoint(row: readonly SpecNode[], header: readonly ScalarNode[]): MappingNode {
  const [{ file, line }] = row;
  const entries = row.map((value, index) => ({ key: header[index].text, keyAt: header[index], value }));
  return { kind: 'mapping', entries, file, line, column: 1 };
}
