import { nearestName } from '../../models/nearestName.ts';
import type { RunOutcomes } from '../analyse/runOutcomes.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { findOutcome } from '../read/findOutcome.ts';
import { readOutcomes } from '../read/readOutcomes.ts';
import { SpecError } from '../specError.ts';

/** One outcome or contrast as a figure shows it: contrasts that are shares of one in per cent. */
export interface AskedOutcome {
  readonly label: string;
  readonly unit: string;
  readonly runs: RunOutcomes;
}

/**
 * Reads an outcome of all points of the design, the first that the experiment asks for by default.
 *
 * @throws SpecError when the model has no such outcome.
 */
export async function askedOutcome(
  folder: string,
  prepared: PreparedRuns,
  asked: string | undefined,
): Promise<AskedOutcome> {
  const { experiment, model } = prepared.loaded;
  const name = asked ?? experiment.outcomes[0] ?? model.outcomes[0]?.name ?? '';
  const found = findOutcome(model.outcomes, name);
  if (found === null) {
    const near = nearestName(
      name,
      model.outcomes.flatMap((one) => [one.name, one.change]),
    );
    throw new SpecError(`hashshift: no outcome ${name}${near === null ? '' : `; did you mean ${near}?`}`);
  }
  const [runs] = await readOutcomes(folder, prepared, [name]);
  if (!found.isPercent) return { label: name, unit: found.unit, runs };
  return { label: name, unit: '%', runs: { ...runs, values: runs.values.map((value) => 100 * value) } };
}
