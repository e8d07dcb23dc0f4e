import type { PreparedRuns } from '../load/prepareRuns.ts';
import { readEpochRows } from '../read/readEpochRows.ts';

/**
 * Hands recorded columns of some points to a figure, run by run, from the table of epochs.
 *
 * @param add is given rows of kept epochs x columns, to be copied; a missing number is NaN.
 * @throws ResultsFolderError or MissingPackageError as {@link readEpochRows}.
 */
export async function addEpochRows(
  folder: string,
  prepared: PreparedRuns,
  points: readonly number[],
  columns: readonly string[],
  add: (point: number, replication: number, rows: Float64Array) => void,
): Promise<void> {
  const rows = new Float64Array(prepared.epochs.length * columns.length).fill(Number.NaN);
  let current: { readonly point: number; readonly replication: number } | null = null;
  for await (const { point, replication, at, cells } of readEpochRows(folder, prepared, columns, new Set(points))) {
    if (current !== null && (point !== current.point || replication !== current.replication)) {
      add(current.point, current.replication, rows);
      rows.fill(Number.NaN);
    }
    current = { point, replication };
    rows.set(cells, at * columns.length);
  }
  if (current !== null) add(current.point, current.replication, rows);
}
