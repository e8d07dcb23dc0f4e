import type { Parameter, Series } from '../../../models/parameter.ts';
import { describeParameter } from '../describeParameter.ts';
import { describeNode } from '../document/describeNode.ts';
import type { ScalarNode, SpecNode } from '../document/specNode.ts';
import type { ReadContext } from '../readContext.ts';
import { calendarDay } from './calendarDay.ts';
import { openDataFile } from './openDataFile.ts';
import { type CsvTable, readCsv } from './readCsv.ts';
import { readScalar } from './readScalar.ts';

/** Day and value of a series with their places. */
type Knot = readonly [day: SpecNode, value: SpecNode];

/**
 * A `series` parameter from a list of [day, value] or from a CSV file with the columns `date` or `day`, and `value`.
 * Dates become days after the start of the run; days must rise. Undefined after mistakes have been reported.
 */
export function readSeries(node: SpecNode, parameter: Parameter, context: ReadContext): Series | undefined {
  const knots = node.kind === 'list' ? listKnots(node.items, parameter, context) : fileKnots(node, parameter, context);
  return knots && readKnots(knots, parameter, context);
}

function listKnots(items: readonly SpecNode[], parameter: Parameter, { report }: ReadContext): Knot[] | undefined {
  const knots: Knot[] = [];
  for (const item of items) {
    const [day, value, ...rest] = item.kind === 'list' ? item.items : [];
    if (day !== undefined && value !== undefined && rest.length === 0) knots.push([day, value]);
    else report(item, `${parameter.name}: an item is not a pair of day and value`, describeParameter(parameter));
  }
  return knots.length === items.length ? knots : undefined;
}

function fileKnots(node: SpecNode, parameter: Parameter, context: ReadContext): Knot[] | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    context.report(node, `${parameter.name} is ${describeNode(node)}`, describeParameter(parameter));
    return undefined;
  }
  const file = openDataFile(node, parameter.name, describeParameter(parameter), context);
  const table = file && readCsv(file, context.report);
  return table && tableKnots(table, context);
}

function tableKnots({ header, rows }: CsvTable, { report }: ReadContext): Knot[] | undefined {
  const names = header.map((cell) => cell.text);
  const value = names.indexOf('value');
  const days = ['date', 'day'].map((name) => names.indexOf(name)).filter((index) => index >= 0);
  const [day] = days;
  if (day !== undefined && days.length === 1 && value >= 0) return rows.map((row) => [row[day], row[value]]);
  const at = { file: header[0].file, line: header[0].line, column: 1 };
  report(at, `the header is ${names.join(',')}`, 'the columns date or day (one of them), and value');
  return undefined;
}

function readKnots(knots: readonly Knot[], parameter: Parameter, context: ReadContext): Series | undefined {
  const day: number[] = [];
  const value: number[] = [];
  const valueParameter: Parameter = { ...parameter, name: `${parameter.name} value`, kind: 'number', default: 1 };
  let previous = Number.NEGATIVE_INFINITY;
  for (const [dayNode, valueNode] of knots) {
    const when = readDay(dayNode, parameter, context);
    const amount = readScalar(valueNode, valueParameter, context);
    if (when === undefined) continue;
    if (when <= previous) {
      context.report(dayNode, `${parameter.name}: the day does not come after the one before it`, 'rising days');
      continue;
    }
    previous = when;
    if (typeof amount !== 'number') continue;
    day.push(when);
    value.push(amount);
  }
  return day.length === knots.length ? { day, value } : undefined;
}

function readDay(node: SpecNode, { name }: Parameter, { startDay, report }: ReadContext): number | undefined {
  const day = node.kind === 'scalar' ? dayOf(node, startDay) : null;
  if (day !== null) return day;
  const date = startDay === null ? '' : ' or a date such as 2028-04-01';
  report(node, `${name}: the day is ${describeNode(node)}`, `a number of days after the start${date}`);
  return undefined;
}

function dayOf({ value }: ScalarNode, startDay: number | null): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value !== 'string' || startDay === null) return null;
  const day = calendarDay(value);
  return day === null ? null : day - startDay;
}
