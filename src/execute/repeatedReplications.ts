import type { RepeatedPoints } from '../collect/createTables.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { drawsRandomness } from '../run/drawsRandomness.ts';
import { runStreams } from '../run/runStreams.ts';

/**
 * What to say of points at which replications gave the same outcomes: where the model draws no random number, one
 * replication is enough; where it draws, what it draws does not reach the outcomes, or replications share what they should
 * not, and an interval over them is too narrow.
 */
export function repeatedReplications(loaded: LoadedExperiment, { count, first, constant }: RepeatedPoints): string[] {
  const [worst] = first;
  if (worst?.repeated == null) return [];
  const isEverywhere = count === loaded.plan.points.length;
  const points = isEverywhere ? 'every design point' : `design point ${first.map(({ point }) => point).join(', ')}`;
  const [a, b] = worst.repeated;
  const same = `replications ${a} and ${b} of design point ${worst.point} gave the same outcomes`;
  if (!isRandom(loaded, worst.point, a)) {
    return [
      `all replications of ${points} gave the same outcomes: nothing is random there, one is enough, and the intervals measure no spread`,
    ];
  }
  if (constant === count) {
    return [
      `all replications of ${points} gave the same outcomes although the model draws random numbers: these do not reach the outcomes, and the intervals measure no spread`,
    ];
  }
  const more = count === 1 ? '' : `, and so did others at ${count - 1} more`;
  return [`${same}${more}, although the model draws random numbers: they count as two, and intervals are too narrow`];
}

function isRandom({ experiment, plan, model }: LoadedExperiment, point: number, replication: number): boolean {
  const { parameters, salt } = plan.points[point];
  const { seed, horizonEpochs, independentStreams = [] } = experiment;
  return drawsRandomness(model, parameters, runStreams(seed, replication, independentStreams, salt), horizonEpochs);
}
