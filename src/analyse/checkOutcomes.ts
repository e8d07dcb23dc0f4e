import { AnalysisError } from './analysisError.ts';
import type { RunOutcomes } from './runOutcomes.ts';

/** How many runs a message names. */
const NAMED = 5;

/**
 * Makes sure that an outcome covers every run of a design.
 *
 * @throws AnalysisError for another number of runs than the design has, or naming the runs without a finite number.
 */
export function checkOutcomes({ name, replications, values }: RunOutcomes, points: number): void {
  if (!(Number.isSafeInteger(replications) && replications >= 1)) {
    throw new AnalysisError(`${name}: the number of replications must be an integer from 1, not ${replications}`);
  }
  if (values.length !== points * replications) {
    throw new AnalysisError(
      `${name}: ${values.length} runs, but the design has ${points * replications} (${points} points x ${replications} ` +
        'replications). The outcomes are not those of this design, or runs are missing; collect the results again',
    );
  }
  const failed = Array.from(values.keys()).filter((run) => !Number.isFinite(values[run]));
  if (failed.length === 0) return;
  const named = failed.slice(0, NAMED).map((run) => {
    return `point ${Math.floor(run / replications)} replication ${run % replications} (${values[run]})`;
  });
  const more = failed.length > NAMED ? ` and ${failed.length - NAMED} more` : '';
  throw new AnalysisError(
    `${name}: ${failed.length} of ${values.length} runs have no finite number: ${named.join(', ')}${more}. ` +
      'Repeat those runs, choose an outcome that every run has, or leave out their points and use a method for any ' +
      'sample of points (PAWN, delta, regional sensitivity, PRIM, CART)',
  );
}
