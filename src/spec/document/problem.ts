/** A place in a file that the user wrote. */
export interface Position {
  /** As shown in messages; `--set key=value` for the command line. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
}

/** One mistake in an experiment file, a preset, a data file or a `--set`: where it is, what it is, what would be right. */
export interface Problem extends Position {
  /** What is wrong, naming the key and the value found. */
  readonly message: string;
  /** What would be accepted: the range with its unit and an example, or the names. */
  readonly expected: string;
  /** The valid name or text that was probably meant; null when nothing is close. */
  readonly nearest: string | null;
}

/** Takes note of a mistake; reading goes on, so that all mistakes are told at once. */
export type Report = (at: Position, message: string, expected: string, nearest?: string | null) => void;
