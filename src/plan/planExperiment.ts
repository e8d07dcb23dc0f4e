import { canonicalJson } from '../spec/canonicalJson.ts';
import type { DesignPoint, Experiment } from '../spec/experiment.ts';
import { meetsConstraint } from './meetsConstraint.ts';
import type { Plan, PlannedPoint } from './plan.ts';
import { sampleDesign } from './sampleDesign.ts';

/**
 * The runs of an experiment: its points in the order of the design, then the counterfactual twins that are not points
 * themselves, in the order in which they are first needed. Points of a sampled design are drawn here. Points that break
 * a constraint are left out; twins need not meet any. Every point's `design` holds the parameters that the design
 * varies and those that the counterfactual sets, so that twins can be told apart in `runs.csv`.
 */
export function planExperiment(experiment: Experiment): Plan {
  const { base, counterfactual, replications, design } = experiment;
  const all = 'inputs' in design ? sampleDesign(design) : experiment.points;
  const own = all.filter((point) => design.constraints.every((one) => meetsConstraint(one, point, base)));
  const rejectedPoints = all.length - own.length;
  const names = columnNames(all, counterfactual);
  const designOf = (point: DesignPoint): DesignPoint =>
    Object.fromEntries(names.map((name) => [name, point[name] ?? base[name]]));
  const designs = own.map(designOf);
  if (counterfactual === null)
    return { points: designs.map((point, index) => planned(point, index, null)), replications, rejectedPoints };

  const indexOf = new Map<string, number>();
  designs.forEach((point, index) => {
    indexOf.set(canonicalJson(point), index);
  });
  // `designs` grows while it is walked: a twin is its own twin, so the walk ends.
  const twins: number[] = [];
  for (const point of designs) {
    const twin = { ...point, ...counterfactual };
    const key = canonicalJson(twin);
    const index = indexOf.get(key) ?? designs.push(twin) - 1;
    indexOf.set(key, index);
    twins.push(index);
  }
  const points = designs.map((point, index) => planned(point, index, twins[index]));
  return { points, replications, rejectedPoints };

  function planned(point: DesignPoint, index: number, twin: number | null): PlannedPoint {
    return { index, design: point, parameters: { ...base, ...point }, twin };
  }
}

function columnNames(points: readonly DesignPoint[], counterfactual: Experiment['counterfactual']): readonly string[] {
  return [...new Set([...Object.keys(points[0] ?? {}), ...Object.keys(counterfactual ?? {})])];
}
