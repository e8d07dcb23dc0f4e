import type { FiguredColumn } from '../../models/column.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';

/** Why a figure of these columns cannot be drawn; null where all are recorded. */
export function missingColumns({ columns }: PreparedRuns, needed: readonly FiguredColumn[]): string | null {
  const missing = needed.map(({ column }) => column).filter((column) => !columns.includes(column));
  if (missing.length === 0) return null;
  return `needs ${missing.join(', ')}: add ${missing.length === 1 ? 'it' : 'them'} to record.columns and run again`;
}
