import type { Column } from './column.ts';

/** The agents of a model as rows of a table, for those who want to look at one of them. */
export interface AgentTable<State> {
  /** What an agent is called: the name of the first column, for example `site`. */
  readonly agent: string;
  readonly columns: readonly Column[];
  count(state: State): number;
  /** Writes the state of one agent at the end of an epoch, one cell a column. @param agent from 0. */
  observe(state: State, agent: number, row: Float64Array): void;
}
