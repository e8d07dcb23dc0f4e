import type { Model } from '../../models/model.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import type { Streams } from '../../models/random/streams.ts';
import { createRowBuffer, simulateRun } from './simulateRun.ts';

/**
 * Whether a run draws any random number. A model says that it is deterministic, with these parameters, by drawing none:
 * nothing has to be declared that could be wrong.
 * @throws RunError when the run throws.
 */
export function drawsRandomness(
  model: Model<unknown>,
  parameters: ParameterValues,
  streams: Streams,
  horizonEpochs: number,
): boolean {
  let draws = false;
  const watched: Streams = {
    sequence(...purpose) {
      const sequence = streams.sequence(...purpose);
      return {
        next() {
          draws = true;
          return sequence.next();
        },
      };
    },
    field(...purpose) {
      const field = streams.field(...purpose);
      return {
        at(agent, epoch) {
          draws = true;
          return field.at(agent, epoch);
        },
      };
    },
  };
  simulateRun(model, parameters, watched, createRowBuffer(horizonEpochs, model.columns.length));
  return draws;
}
