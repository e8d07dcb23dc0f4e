/**
 * One input of a model, described well enough to validate an experiment file, to print a manual page and to write a
 * dictionary: the laboratory never needs to know what it means.
 */
export interface Parameter {
  /** Dotted path as written in experiment files, for example `shift.share`. */
  readonly name: string;
  /**
   * - `number`, `integer`, `boolean`, `text`: a scalar.
   * - `choice`: one of `choices`.
   * - `duration`: in epochs; experiment files may also write `2 years`, `90 days`, `26 epochs`.
   * - `moment`: an epoch index counted from the start of the run; files may also write `1 year` or `2028-04-01`.
   * - `series`: a dated path, read by the laboratory from a CSV file that the experiment names.
   * - `table`: rows whose cells are described by `fields`.
   */
  readonly kind: 'number' | 'integer' | 'boolean' | 'text' | 'choice' | 'duration' | 'moment' | 'series' | 'table';
  /** SI or field unit (`EH/s`, `USD/MWh`); `1` for a pure number; `-` where a unit has no meaning. */
  readonly unit: string;
  readonly default: ParameterValue;
  /** Inclusive bounds of the admissible range; absent where the kind has none. */
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly string[];
  /** Columns of a `table`; scalar parameters whose `default` is used for an empty cell. */
  readonly fields?: readonly Parameter[];
  /** A column that a row may leave out: its cell is empty then. */
  readonly optional?: boolean;
  readonly description: string;
  /** DOI, URL or the word `definition`, `assumption` or `protocol` followed by a reason. */
  readonly source: string;
}

export type Scalar = number | string | boolean;

/** A row of a `table` parameter: field name to cell. */
export type TableRow = Readonly<Record<string, Scalar>>;

/** A dated path: `day[i]` counts days from the start of the run, ascending; `value[i]` is in the parameter's unit. */
export interface Series {
  readonly day: readonly number[];
  readonly value: readonly number[];
}

export type ParameterValue = Scalar | Series | readonly TableRow[];

/** Every parameter of a model by name, complete (defaults filled in) and validated. Plain JSON. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;
