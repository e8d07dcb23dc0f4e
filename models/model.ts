import type { AgentTable } from './agentTable.ts';
import type { Column, FiguredColumn } from './column.ts';
import type { ModelFigure } from './modelFigure.ts';
import type { Outcome } from './outcome.ts';
import type { Parameter, ParameterValues } from './parameter.ts';
import type { Extension } from './part.ts';
import type { Streams } from './random/streams.ts';

/** One stage of a model's step, as `hashshift explain --model` prints it. */
export interface Stage {
  readonly name: string;
  readonly does: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/**
 * The rows a run recorded, row-major: row `i` is `values.subarray(i * width, (i + 1) * width)` with cells in the order
 * of the model's `columns`.
 */
export interface RecordedRows {
  readonly values: Float64Array;
  readonly width: number;
  readonly count: number;
}

/**
 * All that the laboratory needs of a model. Implementations are pure: no files, no clock, no global state, and every
 * random number comes from `streams`. A step is one difficulty epoch of the protocol (2,016 blocks).
 */
export interface Model<State> {
  readonly name: string;
  /** Raised by every change that alters results for the same parameters and seed. */
  readonly version: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly columns: readonly Column[];
  readonly outcomes: readonly Outcome[];
  /** What a figure of a run shows, from top to bottom. */
  readonly figured: readonly FiguredColumn[];
  /** Further figures, by name; absent where there are none. */
  readonly figures?: readonly ModelFigure<State>[];
  readonly stages: readonly Stage[];
  /** The agents, for those who want to look at them one by one; absent where that is not offered. */
  readonly agents?: AgentTable<State>;
  /**
   * First names of the purposes under which randomness is drawn; an experiment may ask for such a stream to be drawn for
   * each design point anew. Absent where that is not offered.
   */
  readonly streams?: readonly string[];
  /** What modules can add; absent where they can add nothing. */
  readonly extension?: Extension<Model<unknown>>;
  /** @param horizonEpochs number of steps that the run will take, for models that draw paths ahead. */
  create(parameters: ParameterValues, streams: Streams, horizonEpochs: number): State;
  /** Advances the state by one epoch, in place, without allocation. */
  step(state: State): void;
  /** Writes the epoch that has just ended into `row`, one cell per column. */
  observe(state: State, row: Float64Array): void;
  /** One number per outcome, in the order of `outcomes`. `rows` holds every epoch of the run. */
  summarise(rows: RecordedRows): Float64Array;
}
