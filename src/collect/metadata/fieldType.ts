import type { AnyModel } from '../../spec/anyModel.ts';
import type { DictionaryEntry } from './dictionary.ts';

const integers = new Set(['run', 'point', 'replication', 'twin', 'pairs', 'epoch']);
const texts = new Set(['seed', 'outcome', 'contrast', 'kind', 'unit', 'message', 'file', 'column', 'definition']);

/** The type of a column in terms of a Tabular Data Package: `integer`, `number`, `boolean`, `date` or `string`. */
export function fieldType(
  { column, unit }: Pick<DictionaryEntry, 'column' | 'unit'>,
  model: Pick<AnyModel, 'parameters'>,
): string {
  if (unit === 'date') return 'date';
  const kind = model.parameters.find(({ name }) => name === column)?.kind;
  if (kind === 'integer' || kind === 'boolean') return kind;
  if (kind !== undefined) return ['text', 'choice', 'series', 'table'].includes(kind) ? 'string' : 'number';
  if (integers.has(column)) return 'integer';
  return texts.has(column) ? 'string' : 'number';
}
