import type { Model } from '../../models/model.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import type { Streams } from '../../models/random/streams.ts';
import type { RunFailure } from './runTask.ts';

/** A run that threw, with the epoch at which it did. */
export class RunError extends Error implements RunFailure {
  readonly epoch: number | null;
  override readonly stack: string;

  constructor(epoch: number | null, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'RunError';
    this.epoch = epoch;
    this.stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  }
}

/** A buffer for the rows of one run, used again for the next one. */
export interface RowBuffer {
  readonly values: Float64Array;
  /** Views of `values`, one an epoch. */
  readonly rows: readonly Float64Array[];
  readonly width: number;
}

/** A buffer for `horizonEpochs` rows of `width` cells. */
export function createRowBuffer(horizonEpochs: number, width: number): RowBuffer {
  const values = new Float64Array(horizonEpochs * width);
  const rows = Array.from({ length: horizonEpochs }, (_, epoch) => values.subarray(epoch * width, (epoch + 1) * width));
  return { values, rows, width };
}

/**
 * One run: creates the model's state, steps through the horizon, observes every epoch into `buffer`.
 * @param onEpoch is shown the state at the end of every epoch.
 * @returns the outcomes, in the model's order.
 * @throws RunError when the model throws or returns another number of outcomes than it declares.
 */
export function simulateRun(
  model: Model<unknown>,
  parameters: ParameterValues,
  streams: Streams,
  buffer: RowBuffer,
  onEpoch?: (state: unknown, epoch: number) => void,
): Float64Array {
  const { values, rows, width } = buffer;
  // A cell that a model forgets to write must not show the run before it: results would depend on the batching.
  values.fill(Number.NaN);
  let epoch: number | null = null;
  try {
    const state = model.create(parameters, streams, rows.length);
    for (epoch = 0; epoch < rows.length; epoch++) {
      model.step(state);
      model.observe(state, rows[epoch]);
      onEpoch?.(state, epoch);
    }
    epoch = null;
    const outcomes = model.summarise({ values, width, count: rows.length });
    if (outcomes.length !== model.outcomes.length) {
      throw new RangeError(`summarise gave ${outcomes.length} outcomes, the model declares ${model.outcomes.length}`);
    }
    return outcomes;
  } catch (error) {
    throw new RunError(epoch, error);
  }
}
