import { parse } from 'yaml';
import type { AnyModel } from '../spec/anyModel.ts';
import { experimentSchema } from '../spec/schema/experimentSchema.ts';
import { loadPresets } from './loadPresets.ts';

/** Where the schema lies in the checkout and in the package. */
export const SCHEMA_FILE = 'docs/experiment.schema.json';

/** The JSON Schema of experiment files with these models and the presets of the program, as the text of a file. */
export function publishedSchema(models: ReadonlyMap<string, AnyModel>): string {
  const presets = [...loadPresets()].map(([name, { text }]) => [name, String(parse(text).model)] as const);
  return onePerLine(experimentSchema(models, new Map(presets)));
}

/** JSON with a line for every member of the objects at the first level, so that a change shows where it is. */
function onePerLine(schema: { readonly [keyword: string]: unknown }): string {
  const members = Object.entries(schema).map(([keyword, value]) => `${JSON.stringify(keyword)}: ${block(value)}`);
  return `{\n${members.join(',\n')}\n}\n`;
}

function block(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `  ${JSON.stringify(key)}: ${JSON.stringify(member)}`);
  return `{\n${members.join(',\n')}\n}`;
}
