import { join } from 'node:path';
import { designCells, designColumns } from '../collect/designColumns.ts';
import { csvCell } from '../collect/files/csvCell.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import { readNumber } from './readNumber.ts';
import { readTable } from './readTable.ts';

/** Outcomes of one run. */
export interface RunRow {
  readonly run: number;
  /** One an outcome that was asked for; NaN for the empty cell. */
  readonly cells: Float64Array;
}

/**
 * Outcomes from `runs.csv` as a stream, each row of which has to be the run that the manifest's design says it is, in the
 * order of the plan. A run that failed has no row.
 *
 * @param outcomes names of columns.
 * @throws ResultsFolderError naming the line for a row of another design, out of order or with something else than a
 * number, and for a missing column.
 */
export async function* readRunRows(
  folder: string,
  { plan }: Pick<LoadedExperiment, 'plan'>,
  outcomes: readonly string[],
): AsyncGenerator<RunRow> {
  const { replications } = plan;
  const columns = designColumns(plan);
  const path = `${folder}/runs.csv`;
  let line = 1;
  let last = -1;
  for await (const row of readTable(join(folder, 'runs.csv'))) {
    line += 1;
    const missing = line === 2 ? ['run', 'replication', ...columns, ...outcomes].filter((name) => !(name in row)) : [];
    if (missing.length > 0) {
      throw new ResultsFolderError(
        `${path} has no column ${missing.join(', ')}; the file was changed: restore it or repeat the experiment, see hashshift verify ${folder}`,
      );
    }
    const run = Number(row.run);
    const point = plan.points[Math.floor(run / replications)];
    const differs = point && designCells(point, columns).findIndex((cell, i) => String(cell) !== row[columns[i]]);
    if (point === undefined || Number(row.replication) !== run % replications || differs !== -1 || run <= last) {
      const what =
        differs === undefined || differs < 0 ? `run ${row.run}` : `${columns[differs]} ${row[columns[differs]]}`;
      throw new ResultsFolderError(
        `${path}, line ${line}: ${what} is not what the design in manifest.json has there (${expected(point, columns)}); the file was changed or belongs to other results, see hashshift verify ${folder}`,
      );
    }
    last = run;
    const cells = Float64Array.from(outcomes, (name) => readNumber(row[name], `${path}, line ${line}`, name));
    yield { run, cells };
  }
}

function expected(point: PlannedPoint | undefined, columns: readonly string[]): string {
  if (point === undefined) return 'no such run';
  return designCells(point, columns)
    .map((cell, i) => `${columns[i]}=${csvCell(cell)}`)
    .join(', ');
}
