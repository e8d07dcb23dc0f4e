import type { Model } from '../models/model.ts';
import { createCourse, type Figure } from './figures/createCourse.ts';
import type { Plan, PlannedPoint } from './plan/plan.ts';
import { canonicalJson } from './spec/canonicalJson.ts';
import type { Experiment } from './spec/experiment.ts';

/**
 * What the model names as figured over time, at the points that `experiment.figure` selects. Null where the experiment
 * asks for no figure.
 */
export function createFigure(
  experiment: Experiment,
  plan: Plan,
  model: Pick<Model<unknown>, 'name' | 'columns' | 'figured'>,
  version: string,
): Figure | null {
  if (experiment.figure === null) return null;
  return createCourse(plan, model, {
    title: experiment.question === '' ? experiment.name : experiment.question,
    source: `${experiment.name}: model ${model.name}, seed "${experiment.seed}", hashshift ${version}`,
    columns: model.figured,
    shown: selectedPoints(experiment, plan),
    epochs: Array.from({ length: experiment.horizonEpochs }, (_, epoch) => epoch),
    replications: experiment.replications,
  });
}

/** The points that an experiment selects for its figure; none where it asks for no figure. */
export function selectedPoints({ figure }: Experiment, plan: Plan): PlannedPoint[] {
  if (figure === null) return [];
  const selected = Object.entries(figure);
  return plan.points.filter(({ parameters }) =>
    selected.every(([name, value]) => canonicalJson(parameters[name]) === canonicalJson(value)),
  );
}
