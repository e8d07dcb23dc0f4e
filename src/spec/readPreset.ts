import { nearestName } from '../../models/nearestName.ts';
import type { Parameter, ParameterValue } from '../../models/parameter.ts';
import type { AnyModel } from './anyModel.ts';
import { describeNode } from './document/describeNode.ts';
import type { Report } from './document/problem.ts';
import type { MappingEntry, SpecNode } from './document/specNode.ts';
import type { Assignment } from './flattenAssignments.ts';
import type { ReadContext } from './readContext.ts';
import { readKeys } from './readKeys.ts';
import { readNames } from './values/readNames.ts';
import { readCells } from './values/readTable.ts';
import { isText, readText } from './values/readText.ts';
import { readValue } from './values/readValue.ts';

/** A preset file, bundled with the program or named by the user. */
export interface PresetSource {
  /** As shown in messages and in the manifest. */
  readonly file: string;
  readonly text: string;
}

/** A preset after its layout has been read and before its values have: dates need the start of the run first. */
export interface PresetLayout {
  /** The scalar parameters with their values and, in `figures`, the rest of each entry. */
  readonly assignments: readonly Assignment[];
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, MappingEntry>>;
  readonly tables: readonly { readonly parameter: Parameter; readonly node: SpecNode }[];
}

const KEYS = ['preset', 'model', 'summary', 'date', 'parameters', 'tables'];
const FIGURE_KEYS = ['value', 'unit', 'low', 'high', 'date', 'source', 'note'];

/**
 * The layout of a preset: which parameters it gives figures for, each with its unit and source. Mistakes are reported
 * with their place in the preset file.
 * @param name the name under which experiments ask for it, which the file must repeat.
 */
export function readPresetLayout(node: SpecNode, name: string, model: AnyModel, report: Report): PresetLayout {
  const keys = readKeys(node, KEYS, 'preset', report);
  for (const [key, value] of [
    ['preset', name],
    ['model', model.name],
  ] as const) {
    const entry = keys.get(key);
    if (entry === undefined) report(node, `preset lacks the key "${key}"`, `${key}: ${value}`);
    else if (!isText(entry.value, value))
      report(entry.value, `${key} is ${describeNode(entry.value)}`, `${key}: ${value}`);
  }
  for (const key of ['summary', 'date']) readText(keys.get(key), key, report);
  const figures = new Map<string, ReadonlyMap<string, MappingEntry>>();
  const assignments: Assignment[] = [];
  for (const { parameter, entry } of named(keys.get('parameters'), model, report)) {
    const figure = readKeys(entry.value, FIGURE_KEYS, parameter.name, report);
    figures.set(parameter.name, figure);
    checkOrigin(figure, parameter, entry.value, report);
    const value = figure.get('value')?.value;
    if (value === undefined) report(entry.value, `${parameter.name} lacks the key "value"`, 'value: a figure');
    else assignments.push({ parameter, keyAt: entry.keyAt, value });
  }
  const tables = [...named(keys.get('tables'), model, report)].map(({ parameter, entry }) => ({
    parameter,
    node: entry.value,
  }));
  return { assignments, figures, tables };
}

/** The values of a preset by parameter name. Mistakes are reported. */
export function readPreset(layout: PresetLayout, context: ReadContext): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = {};
  for (const { parameter, value: node } of layout.assignments) {
    const value = readValue(node, parameter, context);
    if (value === undefined) continue;
    values[parameter.name] = value;
    checkRange(value, parameter, layout.figures.get(parameter.name) ?? new Map(), context);
  }
  for (const { parameter, node } of layout.tables) {
    const rows = readPresetTable(node, parameter, context);
    if (rows !== undefined) values[parameter.name] = rows;
  }
  return values;
}

function* named(section: MappingEntry | undefined, model: AnyModel, report: Report) {
  if (section === undefined) return;
  if (section.value.kind !== 'mapping') {
    report(section.value, `${section.key} is ${describeNode(section.value)}`, 'a mapping from parameters to figures');
    return;
  }
  const wanted = section.key === 'tables';
  const candidates = model.parameters.filter(({ kind }) => (kind === 'table') === wanted);
  const names = candidates.map(({ name }) => name);
  for (const entry of section.value.entries) {
    const parameter = candidates.find(({ name }) => name === entry.key);
    if (parameter !== undefined) yield { parameter, entry };
    else {
      const expected = wanted ? 'a table parameter of the model' : 'a parameter of the model that is not a table';
      report(entry.keyAt, `${section.key}: unknown parameter "${entry.key}"`, expected, nearestName(entry.key, names));
    }
  }
}

function checkOrigin(
  figure: ReadonlyMap<string, MappingEntry>,
  parameter: Parameter,
  at: SpecNode,
  report: Report,
): void {
  if (at.kind !== 'mapping') return;
  const unit = figure.get('unit')?.value;
  if (unit === undefined) report(at, `${parameter.name} lacks the key "unit"`, `unit: ${parameter.unit}`);
  else if (!isText(unit, parameter.unit)) {
    report(unit, `the unit of ${parameter.name} is ${describeNode(unit)}`, `the unit ${parameter.unit}`);
  }
  const source = figure.get('source');
  const expected = 'source: a DOI, a URL, or "assumption" with a reason';
  if (source === undefined) report(at, `${parameter.name} lacks the key "source"`, expected);
  else readText(source, `the source of ${parameter.name}`, report);
  readText(figure.get('note'), `the note of ${parameter.name}`, report);
}

function checkRange(
  value: ParameterValue,
  parameter: Parameter,
  figure: ReadonlyMap<string, MappingEntry>,
  context: ReadContext,
): void {
  for (const key of ['low', 'high']) {
    const node = figure.get(key)?.value;
    if (node === undefined) continue;
    const bound = typeof value === 'number' ? readValue(node, parameter, context) : undefined;
    const expected = 'low <= value <= high, for parameters that are numbers';
    if (typeof value !== 'number')
      context.report(node, `${parameter.name} has a "${key}" but is not a number`, expected);
    else if (typeof bound === 'number' && (key === 'low' ? bound > value : bound < value)) {
      const side = key === 'low' ? 'above' : 'below';
      context.report(node, `${parameter.name}: ${key} is ${bound}, ${side} the value ${value}`, expected);
    }
  }
}

function readPresetTable(node: SpecNode, parameter: Parameter, context: ReadContext) {
  const { report } = context;
  const keys = readKeys(node, ['columns', 'fields', 'rows'], parameter.name, report);
  const columns = keys.get('columns')?.value;
  const rows = keys.get('rows')?.value;
  if (columns?.kind !== 'mapping' || rows?.kind !== 'list') {
    const at = columns !== undefined && columns.kind !== 'mapping' ? columns : (rows ?? node);
    report(
      at,
      `${parameter.name} is not a table`,
      'columns (a mapping from fields to unit and source) and rows (a list)',
    );
    return undefined;
  }
  const fields = parameter.fields ?? [];
  const names = fields.map(({ name }) => name);
  const given = readKeys(columns, names, `${parameter.name}.columns`, report);
  for (const field of fields) {
    const entry = given.get(field.name);
    const qualified = { ...field, name: `${parameter.name}.${field.name}` };
    if (entry === undefined) {
      if (field.optional) continue;
      report(columns, `${parameter.name}.columns lacks "${field.name}"`, 'unit and source of it');
    } else {
      const about = readKeys(entry.value, ['unit', 'source', 'date', 'note'], qualified.name, report);
      checkOrigin(about, qualified, entry.value, report);
    }
  }
  const fieldsNode = keys.get('fields')?.value;
  const order = fieldsNode
    ? readNames(fieldsNode, names, `${parameter.name}.fields`, report).map(({ text }) => text)
    : columns.entries.map(({ key }) => key);
  const table = rows.items.map((row, index) => {
    const rowName = `${parameter.name}[${index}]`;
    if (row.kind === 'list' && row.items.length === order.length) {
      const cells = new Map(order.map((name, cell) => [name, row.items[cell]]));
      return readCells(fields, cells, rowName, row, context);
    }
    const count = row.kind === 'list' ? `has ${row.items.length} cells` : `is ${describeNode(row)}`;
    report(row, `${rowName} ${count}`, `a list of ${order.length} cells: ${order.join(', ')}`);
    return undefined;
  });
  return table.every((row) => row !== undefined) ? table : undefined;
}
