import { createStreams } from '../../models/random/createStreams.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { createRowBuffer, RunError, simulateRun } from '../run/simulateRun.ts';
import { SpecError } from '../specError.ts';

const mostPoints = 16;
const mostEpochs = 26;

/**
 * Simulates the beginning of some runs, one after the other, and then all of them again: what a module keeps in
 * variables of its file would reach from run to run, and results would depend on which thread takes which run.
 * @returns a sentence for every run that throws.
 * @throws SpecError when a run comes out differently the second time.
 */
export function checkRepeatable({ experiment, plan, model }: LoadedExperiment): readonly string[] {
  const buffer = createRowBuffer(Math.min(experiment.horizonEpochs, mostEpochs), model.columns.length);
  const count = Math.min(mostPoints, plan.points.length);
  const points = Array.from({ length: count }, (_, i) => plan.points[Math.floor((i * plan.points.length) / count)]);
  const pass = () =>
    points.map(({ parameters }): Float64Array | RunError => {
      try {
        simulateRun(model, parameters, createStreams(experiment.seed, 0), buffer);
        return buffer.values.slice();
      } catch (error) {
        if (error instanceof RunError) return error;
        throw error;
      }
    });
  const first = pass();
  const second = pass();
  const runOf = (i: number): number => points[i].index * plan.replications;
  const different = first.findIndex((cells, i) => !isSame(cells, second[i]));
  if (different >= 0) {
    throw new SpecError(
      `run ${runOf(different)} comes out differently when it is simulated again after other runs: a module keeps something in a variable of its file; keep it in what create returns`,
    );
  }
  return first.flatMap((found, i) => {
    if (!(found instanceof RunError)) return [];
    return [`run ${runOf(i)} fails${found.epoch === null ? '' : ` in epoch ${found.epoch}`}: ${found.message}`];
  });
}

function isSame(a: Float64Array | RunError, b: Float64Array | RunError): boolean {
  if (a instanceof RunError || b instanceof RunError) {
    return a instanceof RunError && b instanceof RunError && a.epoch === b.epoch && a.message === b.message;
  }
  return a.every((cell, i) => Object.is(cell, b[i]));
}
