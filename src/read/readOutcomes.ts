import type { Outcome } from '../../models/outcome.ts';
import type { RunOutcomes } from '../analyse/runOutcomes.ts';
import { contrastOf } from '../collect/contrastOf.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { findOutcome } from './findOutcome.ts';
import { readRunRows } from './readRunRows.ts';

/**
 * Outcomes and contrasts of all points of the design, from `runs.csv`, each row of which has to be the run that the
 * manifest's design says it is. A run that failed has no row and reads as NaN.
 *
 * @param names outcomes of the model or contrasts of them.
 * @throws ResultsFolderError for an unknown outcome, or as {@link readRunRows}.
 */
export async function readOutcomes(
  folder: string,
  { loaded }: PreparedRuns,
  names: readonly string[],
): Promise<RunOutcomes[]> {
  const { plan, model } = loaded;
  const { replications, designPoints } = plan;
  const asked = names.map((name) => {
    const found = findOutcome(model.outcomes, name);
    if (found === null) throw new ResultsFolderError(`${folder} has no outcome ${name}`);
    return found;
  });
  const levels = asked.map(() => new Float64Array(plan.points.length * replications).fill(Number.NaN));
  for await (const { run, cells } of readRunRows(
    folder,
    loaded,
    asked.map(({ outcome }) => outcome.name),
  )) {
    cells.forEach((cell, i) => {
      levels[i][run] = cell;
    });
  }
  return asked.map(({ name, outcome, isContrast }, i) => {
    const values = new Float64Array(designPoints * replications);
    for (let run = 0; run < values.length; run++) {
      const twin = plan.points[Math.floor(run / replications)].twin;
      const own = levels[i][run];
      const other = twin === null ? Number.NaN : levels[i][twin * replications + (run % replications)];
      values[run] = isContrast ? contrastOf(outcome, own, other) : own;
    }
    return { name, replications, values, scale: isContrast ? scaleOf(outcome, levels[i]) : undefined };
  });
}

/** Size of the numbers that a contrast is a difference of. */
function scaleOf({ contrast }: Outcome, levels: Float64Array): number {
  if (contrast === 'relative') return 1;
  return levels.reduce((size, level) => (Math.abs(level) > size ? Math.abs(level) : size), 0);
}
