import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import type { RunOutcomes } from './analyse/runOutcomes.ts';
import { csvCell } from './collect/csvCell.ts';
import { designCells, designColumns } from './collect/designColumns.ts';
import { ResultsFolderError } from './collect/resultsFolderError.ts';
import type { PreparedRuns } from './prepareRuns.ts';

/**
 * Outcomes and contrasts of all points of the design, from `runs.csv`, each row of which has to be the run that the
 * manifest's design says it is. A run that failed has no row and reads as NaN.
 *
 * @param names outcomes of the model or contrasts of them.
 * @throws ResultsFolderError when a row belongs to another design, naming it.
 */
export async function readOutcomes(
  folder: string,
  { loaded }: PreparedRuns,
  names: readonly string[],
): Promise<RunOutcomes[]> {
  const { plan, model } = loaded;
  const { replications, designPoints } = plan;
  const asked = names.map((name) => {
    const outcome = model.outcomes.find((one) => one.name === name || one.change === name);
    if (outcome === undefined) throw new ResultsFolderError(`${folder} has no outcome ${name}`);
    return { name, outcome };
  });
  const levels = asked.map(() => new Float64Array(plan.points.length * replications).fill(Number.NaN));
  const columns = designColumns(plan);
  let line = 1;
  for await (const row of readRows(join(folder, 'runs.csv'))) {
    line += 1;
    const run = Number(row.run);
    const point = plan.points[Math.floor(run / replications)];
    const differs = point && designCells(point, columns).findIndex((cell, i) => String(cell) !== row[columns[i]]);
    if (point === undefined || Number(row.replication) !== run % replications || differs !== -1) {
      const what =
        differs === undefined || differs < 0 ? `run ${row.run}` : `${columns[differs]} ${row[columns[differs]]}`;
      throw new ResultsFolderError(
        `${folder}/runs.csv, line ${line}: ${what} is not what the design in manifest.json has there (${expected(point, columns)}); the file was changed or belongs to other results, see hashshift verify ${folder}`,
      );
    }
    asked.forEach(({ outcome }, i) => {
      const cell = row[outcome.name];
      levels[i][run] = cell === undefined || cell === '' ? Number.NaN : Number(cell);
    });
  }
  return asked.map(({ name, outcome }, i) => {
    const values = new Float64Array(designPoints * replications);
    for (let run = 0; run < values.length; run++) {
      const twin = plan.points[Math.floor(run / replications)].twin;
      const own = levels[i][run];
      if (outcome.name === name) values[run] = own;
      else if (twin === null) values[run] = Number.NaN;
      else {
        const other = levels[i][twin * replications + (run % replications)];
        values[run] = outcome.contrast === 'relative' ? own / other - 1 : own - other;
      }
    }
    return { name, replications, values };
  });
}

function expected(
  point: PreparedRuns['loaded']['plan']['points'][number] | undefined,
  columns: readonly string[],
): string {
  if (point === undefined) return 'no such run';
  return designCells(point, columns)
    .map((cell, i) => `${columns[i]}=${csvCell(cell)}`)
    .join(', ');
}

async function* readRows(path: string): AsyncGenerator<Readonly<Record<string, string | undefined>>> {
  yield* createReadStream(path).pipe(parse({ columns: true, relax_column_count: true })) as AsyncIterable<
    Readonly<Record<string, string | undefined>>
  >;
}
