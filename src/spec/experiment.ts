import type { ParameterValue, ParameterValues } from '../../models/parameter.ts';
import type { Design } from './design/design.ts';
import type { Until } from './precision.ts';

/**
 * An experiment as resolved from its file, the preset it names and the command line: complete, validated, plain JSON.
 * Together with the version of the software it determines every byte of the results.
 */
export interface Experiment {
  readonly name: string;
  readonly question: string;
  readonly model: string;
  /** Modules that the experiment names; absent where it names none. */
  readonly modules?: ExperimentModules | undefined;
  readonly preset: string | null;
  readonly horizonEpochs: number;
  /** Where `until` is there and the number is not yet found, the most there may be. */
  readonly replications: number;
  /** When there are enough of them; absent where the number is given. */
  readonly until?: Until | undefined;
  /** Root seed; any string, the empty one included. */
  readonly seed: string;
  /** Streams that every design point draws on its own; absent where all points share all of them. */
  readonly independentStreams?: readonly string[] | undefined;
  /** Every parameter of the model: its default, overridden by the preset, then by `set`, then by the command line. */
  readonly base: ParameterValues;
  /** How the points come about. */
  readonly design: Design;
  /**
   * Points that the file lists or whose product it asks for, in its order; each overrides `base`. Empty for a sampled
   * design, whose points the plan draws.
   */
  readonly points: readonly DesignPoint[];
  /** Overrides that turn a point into its counterfactual twin; null where the experiment has none. */
  readonly counterfactual: Readonly<Record<string, ParameterValue>> | null;
  readonly record: {
    /** Every how many epochs a row is kept; the last epoch is always kept. */
    readonly everyEpochs: number;
    /** Columns of `epochs.csv` or `epochs.parquet`, in the model's order. */
    readonly columns: readonly string[];
    /** How many of the replications are written there; outcomes always use all. */
    readonly replications: number;
    /** Present where the rows of epochs go to `epochs.parquet`; CSV leaves it out, and the hash of the experiment alone. */
    readonly format?: 'parquet';
  };
  /** Outcomes and contrasts (`hashrate_change`) that the printed table shows, in order. */
  readonly outcomes: readonly string[];
  /** Which design points the figure compares with their counterfactuals; null: no figure. */
  readonly figure: Readonly<Record<string, ParameterValue>> | null;
  /** Columns that the figure shows; absent: those that the model names. */
  readonly figureColumns?: readonly string[];
}

/** One point of the design: the parameters that the experiment varies, with their values. */
export type DesignPoint = Readonly<Record<string, ParameterValue>>;

/**
 * The modules of an experiment. Paths are relative to the folder that all module files share, so that nothing depends on
 * where it lies.
 */
export interface ExperimentModules {
  /** The module that exports the model; null where the model is one of the program. */
  readonly model: string | null;
  /** The modules that export parts of it. */
  readonly parts: readonly string[];
  /** These and the files that they import, with the SHA-256 of their text. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}
