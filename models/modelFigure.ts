import type { FiguredColumn } from './column.ts';

/** A figure that a model can show besides the one of its figured columns: the laboratory draws it and knows no column. */
export type ModelFigure<State> = CourseFigure | PartsFigure | SupplyFigure<State>;

interface Named {
  /** As on the command line. */
  readonly name: string;
  /** Question that the figure answers, in one sentence. */
  readonly title: string;
}

/** Columns over time, a panel each. */
export interface CourseFigure extends Named {
  readonly kind: 'course';
  readonly columns: readonly FiguredColumn[];
  /** Whether changes against the counterfactual are left out: for indices and counts, of which per cent say little. */
  readonly levelsOnly?: boolean;
}

/** Columns of one unit that add up to a whole; the first is the one whose change is to be explained. At most seven. */
export interface PartsFigure extends Named {
  readonly kind: 'parts';
  readonly columns: readonly FiguredColumn[];
  /** What the sum of the parts is called. */
  readonly whole: string;
}

/** How much would be supplied at which level, read off the state of a run. */
export interface SupplyFigure<State> extends Named {
  readonly kind: 'supply';
  readonly amount: { readonly label: string; readonly unit: string };
  /** What a unit must be paid for it to be supplied. */
  readonly level: { readonly label: string; readonly unit: string };
  /** What the level in force is called. */
  readonly nowLabel: string;
  /** Kinds of supply, at most seven. */
  readonly groups: readonly string[];
  /** Pieces in any order, as they stand at the end of an epoch. */
  read(state: State): SupplyState;
}

/** Supply at one moment. */
export interface SupplyState {
  /** The level in force. */
  readonly now: number;
  readonly pieces: readonly {
    readonly amount: number;
    /** Level at which the piece is just worth supplying. */
    readonly level: number;
    /** Place in the groups. */
    readonly group: number;
  }[];
}
