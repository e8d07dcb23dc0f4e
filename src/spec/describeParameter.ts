import type { Parameter } from '../../models/parameter.ts';

/** What a parameter accepts: its kind, its range with the unit, and an example. For the `expected` of a problem. */
export function describeParameter(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'choice':
      return `one of ${(parameter.choices ?? []).join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'text':
      return `a text${parameter.default === '' ? '' : `, for example ${String(parameter.default)}`}`;
    case 'series':
      return `a list of [day, value]${range(parameter)}${unit(parameter)}, or a CSV file with the columns date (or day) and value, for example path.csv`;
    case 'table':
      return `a list of rows with the fields ${(parameter.fields ?? []).map((field) => field.name).join(', ')}`;
    case 'duration':
      return `a length of time${range(parameter)} epochs, for example 26 epochs, 90 days or 2 years`;
    case 'moment':
      return `a moment${range(parameter)} epochs after the start, whole, for example 26, 1 year or 2028-04-01`;
    default:
      return describeNumber(parameter);
  }
}

/** Whether percentages such as `20 %` are accepted: a pure number that cannot leave [0, 1]. */
export function isShare({ kind, unit: measure, min, max }: Parameter): boolean {
  return kind === 'number' && measure === '1' && min !== undefined && max !== undefined && min >= 0 && max <= 1;
}

function describeNumber(parameter: Parameter): string {
  const what = parameter.kind === 'integer' ? 'a whole number' : 'a number';
  const percent = isShare(parameter) ? ' or 20 %' : '';
  return `${what}${range(parameter)}${unit(parameter)}, for example ${String(parameter.default)}${percent}`;
}

function range({ min, max }: Parameter): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}

function unit({ unit: measure }: Parameter): string {
  return measure === '1' || measure === '-' ? '' : ` ${measure}`;
}
