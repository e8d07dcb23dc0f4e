import type { EpochHistory } from '../history/epochHistory.ts';
import type { ParameterValues } from '../parameter.ts';

/** A row of a table of figures: its cells as text, by the name of the column. */
export type FigureRow = Readonly<Record<string, string>>;

/** What checks need of the files that come with the program. Models read no files: whoever runs the checks hands them over. */
export interface ValidationFiles {
  /** Past difficulty epochs, `models/history/bitcoin-epochs.csv`. */
  readonly history: EpochHistory;
  /** Complete parameters of the preset `bitcoin-2026` of the model `market`. */
  readonly preset: ParameterValues;
  /** Complete parameters of an experiment file of the model `market`, by its path from the root, before its design. */
  experiment(path: string): ParameterValues;
  /** All rows of `models/validation/data/<name>.csv`. */
  table(name: string): readonly FigureRow[];
}
