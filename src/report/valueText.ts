import type { ParameterValue } from '../../models/parameter.ts';

/** A parameter's value in a word for people: scalars as they are, of paths and tables only how long they are. */
export function valueText(value: ParameterValue): string {
  if (typeof value !== 'object') return value === '' ? 'empty' : String(value);
  const rows = 'day' in value ? value.day.length : value.length;
  return rows === 0 ? 'empty' : `${rows} rows`;
}
