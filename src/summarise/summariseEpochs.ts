import {
  createRunningSummary,
  type RunningSummary,
  type StreamSummary,
} from '../analyse/statistics/createRunningSummary.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import { summaryQuantiles } from '../collect/summariseSample.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { readEpochRows } from '../read/readEpochRows.ts';

/** Runs of a point up to which quantiles are exact. */
export const exactRuns = 512;

/** What the recorded runs of a design point say in one epoch. */
export interface EpochSummary {
  readonly point: number;
  /** From 0. */
  readonly epoch: number;
  readonly column: string;
  readonly unit: string;
  /** `quantiles` are those of `summaryQuantiles`. */
  readonly summary: StreamSummary;
}

/**
 * Sums up the table of epochs, point by point. Memory is bounded by epochs x columns: where a point has more recorded runs
 * than `exactRuns`, quantiles come from a sketch, whose error each summary tells.
 *
 * @param columns recorded columns; null: all that hold numbers.
 * @param points only these; null: all.
 * @throws ResultsFolderError for a column that was not recorded or holds dates, or as {@link readEpochRows}.
 */
export async function* summariseEpochs(
  folder: string,
  prepared: PreparedRuns,
  columns: readonly string[] | null,
  points: ReadonlySet<number> | null = null,
): AsyncGenerator<EpochSummary> {
  const chosen = chooseColumns(folder, prepared, columns);
  const names = chosen.map(({ name }) => name);
  const start = (): RunningSummary[] =>
    Array.from({ length: prepared.epochs.length * names.length }, () => createRunningSummary(exactRuns));
  let current = -1;
  let cellsOf = start();
  const finished = function* (): Generator<EpochSummary> {
    for (let i = 0; i < cellsOf.length && current >= 0; i++) {
      const epoch = prepared.epochs[Math.floor(i / names.length)];
      const { name, unit } = chosen[i % names.length];
      yield { point: current, epoch, column: name, unit, summary: cellsOf[i].summary(summaryQuantiles) };
    }
  };
  for await (const { point, at, cells } of readEpochRows(folder, prepared, names, points)) {
    if (point !== current) {
      yield* finished();
      current = point;
      cellsOf = start();
    }
    for (let i = 0; i < cells.length; i++) cellsOf[at * cells.length + i].add(cells[i]);
  }
  yield* finished();
}

function chooseColumns(folder: string, { loaded, columns }: PreparedRuns, asked: readonly string[] | null) {
  const recorded = loaded.model.columns.filter(
    ({ name, unit }) => columns.includes(name) && unit !== 'date' && name !== 'epoch',
  );
  const unknown = (asked ?? []).filter((name) => !recorded.some((column) => column.name === name));
  if (unknown.length > 0) {
    throw new ResultsFolderError(
      `${folder} has no numbers of ${unknown.join(', ')} in its table of epochs; it has ${recorded.map(({ name }) => name).join(', ')}`,
    );
  }
  return asked === null ? recorded : recorded.filter(({ name }) => asked.includes(name));
}
