import type { Plan } from '../plan/plan.ts';
import type { AnyModel } from '../spec/anyModel.ts';
import type { Experiment } from '../spec/experiment.ts';
import { recordedColumns } from './recordedColumns.ts';

/** Columns of the table of epochs, in its order. Where the plan has one run only, nothing tells runs apart. */
export function epochTableColumns(model: Pick<AnyModel, 'columns'>, experiment: Experiment, plan: Plan): string[] {
  const isSingle = plan.points.length * plan.replications === 1;
  return [
    ...(isSingle ? [] : ['run', 'point', 'replication']),
    'epoch',
    ...recordedColumns(model, experiment).filter((name) => name !== 'epoch'),
  ];
}
