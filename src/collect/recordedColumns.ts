import type { AnyModel } from '../spec/anyModel.ts';
import type { Experiment } from '../spec/experiment.ts';

/** Columns of the model that a run's recorded rows hold: its own `epoch`, if it has one, and the chosen ones. */
export function recordedColumns({ columns }: Pick<AnyModel, 'columns'>, { record }: Experiment): readonly string[] {
  const chosen = new Set([...record.columns, 'epoch']);
  return columns.map(({ name }) => name).filter((name) => chosen.has(name));
}
