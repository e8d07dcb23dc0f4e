import type { FiguredColumn } from '../../models/column.ts';
import type { Model } from '../../models/model.ts';
import { createCourse, type Figure } from '../figures/createCourse.ts';
import type { Plan, PlannedPoint } from '../plan/plan.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';
import type { Experiment } from '../spec/experiment.ts';

/**
 * What the model names as figured over time, at the points that `experiment.figure` selects. Null where the experiment
 * asks for no figure.
 */
export function createFigure(
  experiment: Experiment,
  plan: Plan,
  model: Pick<Model<unknown>, 'name' | 'columns' | 'figured'>,
  source: string,
): Figure | null {
  if (experiment.figure === null) return null;
  return createCourse(plan, model, {
    title: experiment.question === '' ? experiment.name : experiment.question,
    source,
    columns: figuredColumns(experiment, model),
    shown: selectedPoints(experiment, plan),
    epochs: Array.from({ length: experiment.horizonEpochs }, (_, epoch) => epoch),
    replications: experiment.replications,
  });
}

/** The columns that a figure of an experiment over time shows: its own by their names, or those of the model. */
export function figuredColumns(
  { figureColumns }: Experiment,
  { figured }: Pick<Model<unknown>, 'figured'>,
): readonly FiguredColumn[] {
  if (figureColumns === undefined) return figured;
  return figureColumns.map((name) => figured.find(({ column }) => column === name) ?? { column: name, label: name });
}

/** The points that an experiment selects for its figure; none where it asks for no figure. */
export function selectedPoints({ figure }: Experiment, plan: Plan): PlannedPoint[] {
  if (figure === null) return [];
  const selected = Object.entries(figure);
  const points = plan.points.filter(({ parameters }) =>
    selected.every(([name, value]) => canonicalJson(parameters[name]) === canonicalJson(value)),
  );
  // Counterfactuals are drawn beside the points that they belong to.
  const own = points.filter(({ index, twin }) => twin !== null && twin !== index);
  return own.length > 0 ? own : points;
}
