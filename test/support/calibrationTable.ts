import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { market } from '../../models/market.ts';
import type { Parameter } from '../../models/parameter.ts';
import { readableNumber } from '../../src/report/readableNumber.ts';
import { markdownTable } from '../../src/report/tables/markdownTable.ts';

/** A figure of the preset, as its file has it. */
interface Figure {
  readonly value: unknown;
  readonly low?: number;
  readonly high?: number;
  readonly source: string;
}

interface Preset {
  readonly parameters: Readonly<Record<string, Figure>>;
  readonly tables: Readonly<Record<string, { readonly rows: readonly unknown[] }>>;
}

const presetFile = new URL('../../models/presets/bitcoin-2026.yaml', import.meta.url);

/** Every parameter of `market`: value in the preset, range, how its value came about, source. Markdown. */
export function calibrationTable(): string {
  const preset = parse(readFileSync(presetFile, 'utf8')) as Preset;
  const rows = market.parameters.map((parameter) => row(parameter, preset));
  return markdownTable(['parameter', 'value', 'unit', 'range', 'identified by', 'source'], rows);
}

function row(parameter: Parameter, { parameters, tables }: Preset): string[] {
  const { name, unit } = parameter;
  const table = tables[name];
  if (table !== undefined)
    return [`\`${name}\``, `${table.rows.length} rows`, unit, 'by row', 'by row', 'the preset, by row'];
  const figure = parameters[name];
  const source = figure?.source ?? parameter.source;
  const value = figure?.value ?? parameter.default;
  return [`\`${name}\``, shown(value), unit, rangeOf(parameter, figure), identifiedBy(source), source];
}

function shown(value: unknown): string {
  if (typeof value === 'number') return readableNumber(value);
  if (typeof value === 'object') return 'none';
  return value === '' ? 'none' : String(value);
}

/** Low and high readings where the preset has them, otherwise what the model admits. */
function rangeOf({ kind, min, max, choices }: Parameter, figure: Figure | undefined): string {
  if (figure?.low !== undefined && figure.high !== undefined) {
    return `${readableNumber(figure.low)} to ${readableNumber(figure.high)}`;
  }
  if (kind === 'choice') return (choices ?? []).join(', ');
  if (min === undefined && max === undefined) return '';
  if (max === undefined) return `admitted: from ${readableNumber(min ?? 0)}`;
  return min === undefined
    ? `admitted: up to ${readableNumber(max)}`
    : `admitted: ${readableNumber(min)} to ${readableNumber(max)}`;
}

/** Sources begin with the word where a value is no published figure. */
function identifiedBy(source: string): string {
  if (source.startsWith('maximum likelihood')) return 'computed';
  for (const word of ['assumption', 'judgement', 'computed', 'protocol', 'definition']) {
    if (source.startsWith(word)) return word === 'definition' ? 'choice of the user' : word;
  }
  return 'published';
}
