import type { Parameter } from '../../models/parameter.ts';

const kinds = ['number', 'integer', 'boolean', 'text', 'choice', 'duration', 'moment', 'series', 'table'];
const numeric = ['number', 'integer', 'duration', 'moment'];
const sources = 'a DOI, a URL, or "definition", "assumption" or "protocol" with a reason';

/** What is wrong with a parameter that a module declares, one sentence each. @param what how messages call it. */
export function checkParameter(value: unknown, what: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${what} is not an object`];
  const parameter = value as Partial<Record<keyof Parameter, unknown>>;
  const name = typeof parameter.name === 'string' ? `${what} (${parameter.name})` : what;
  const problems = (
    [
      ['name', 'its full name, for example patient.epochs'],
      ['unit', 'a unit such as "MW", "1" for a pure number, "-" where it has no meaning'],
      ['description', 'a sentence'],
      ['source', sources],
    ] as const
  ).flatMap(([key, expected]) => (isText(parameter[key]) ? [] : [`${name} lacks the text "${key}": ${expected}`]));
  if (!kinds.includes(String(parameter.kind))) problems.push(`${name} has no "kind" out of ${kinds.join(', ')}`);
  else problems.push(...checkValues(parameter as Parameter, name));
  return problems;
}

function checkValues(parameter: Parameter, name: string): string[] {
  const { kind, default: initial, choices, fields, min, max } = parameter;
  const wrong = (expected: string): string[] => [`${name} lacks a "default": ${expected}`];
  for (const bound of [min, max]) {
    if (bound !== undefined && typeof bound !== 'number') return [`${name}: "min" and "max" are numbers`];
  }
  if (numeric.includes(kind)) {
    if (typeof initial !== 'number' || !Number.isFinite(initial)) return wrong('a number');
    if (initial < (min ?? initial) || initial > (max ?? initial)) {
      return [`${name}: the default ${initial} is not in the range from "min" to "max"`];
    }
  }
  if (kind === 'boolean' && typeof initial !== 'boolean') return wrong('true or false');
  if (kind === 'text' && typeof initial !== 'string') return wrong('a text');
  if (kind === 'choice' && !(Array.isArray(choices) && choices.includes(initial as string))) {
    return [`${name} lacks "choices" with the default among them`];
  }
  if (kind === 'series' && !isSeries(initial)) return wrong('{ day: [...], value: [...] } of equal length');
  if (kind !== 'table') return [];
  if (!Array.isArray(initial)) return wrong('a list of rows');
  if (!Array.isArray(fields)) return [`${name} lacks "fields"`];
  return fields.flatMap((field, i) => checkParameter(field, `${name}.fields[${i}]`));
}

function isSeries(value: unknown): boolean {
  const { day, value: values } = (value ?? {}) as { readonly day?: unknown; readonly value?: unknown };
  return Array.isArray(day) && Array.isArray(values) && day.length === values.length;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
