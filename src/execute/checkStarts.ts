import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { runStreams } from '../run/runStreams.ts';
import { SpecError } from '../specError.ts';

const mostPoints = 16;

/**
 * Sets up the first run of some points, at most sixteen evenly spread ones: parameters that contradict each other, such as a
 * policy in a region that no table has, are found by the model alone.
 *
 * @returns a sentence for each reason why some of them cannot begin.
 * @throws SpecError when none of them can.
 */
export function checkStarts({ experiment, plan, model }: LoadedExperiment): readonly string[] {
  const { seed, independentStreams, horizonEpochs } = experiment;
  const count = Math.min(mostPoints, plan.points.length);
  const reasons = new Map<string, number[]>();
  for (let i = 0; i < count; i++) {
    const { index, parameters, salt } = plan.points[Math.floor((i * plan.points.length) / count)];
    try {
      model.create(parameters, runStreams(seed, 0, independentStreams ?? [], salt), horizonEpochs);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      reasons.set(reason, [...(reasons.get(reason) ?? []), index]);
    }
  }
  const sentences = [...reasons].map(([reason, points]) => `point ${points.join(', ')} cannot begin: ${reason}`);
  const failed = [...reasons.values()].flat().length;
  if (failed === count) throw new SpecError([...reasons.keys()].join('\n'));
  return sentences;
}
