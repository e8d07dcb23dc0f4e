import type { ParameterValue } from '../../models/parameter.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';
import type { DesignPoint, Experiment } from '../spec/experiment.ts';
import type { Plan, PlannedPoint } from './plan.ts';

/**
 * The runs of an experiment: its points in the order of the design, then the counterfactual twins that are not points
 * themselves, in the order in which they are first needed. Every point's `design` holds the parameters that the design
 * varies and those that the counterfactual sets, so that twins can be told apart in `runs.csv`.
 */
export function planExperiment(experiment: Experiment): Plan {
  const { base, counterfactual, replications } = experiment;
  const names = columnNames(experiment);
  const designOf = (own: DesignPoint): DesignPoint =>
    Object.fromEntries(names.map((name) => [name, own[name] ?? base[name]]));
  const designs = experiment.points.map(designOf);
  if (counterfactual === null)
    return { points: designs.map((design, index) => planned(design, index, null)), replications };

  const indexOf = new Map<string, number>();
  designs.forEach((design, index) => {
    indexOf.set(canonicalJson(design), index);
  });
  // `designs` grows while it is walked: a twin is its own twin, so the walk ends.
  const twins: number[] = [];
  for (const design of designs) {
    const twin = { ...design, ...counterfactual };
    const key = canonicalJson(twin);
    const index = indexOf.get(key) ?? designs.push(twin) - 1;
    indexOf.set(key, index);
    twins.push(index);
  }
  return { points: designs.map((design, index) => planned(design, index, twins[index])), replications };

  function planned(design: DesignPoint, index: number, twin: number | null): PlannedPoint {
    return { index, design, parameters: { ...base, ...design }, twin };
  }
}

function columnNames({ points, counterfactual }: Experiment): readonly string[] {
  const varied = points[0] === undefined ? [] : Object.keys(points[0]);
  return [...new Set([...varied, ...Object.keys((counterfactual ?? {}) as Record<string, ParameterValue>)])];
}
