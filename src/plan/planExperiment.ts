import type { ParameterValues } from '../../models/parameter.ts';
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
 *
 * Points share a twin where they share all randomness; where some streams are independent, each has one of its own.
 */
export function planExperiment(experiment: Experiment): Plan {
  const { base, counterfactual, replications, design, independentStreams = [] } = experiment;
  const all = 'inputs' in design ? sampleDesign(design) : experiment.points;
  const own = all.filter((point) => design.constraints.every((one) => meetsConstraint(one, point, base)));
  const rejectedPoints = all.length - own.length;
  const names = columnNames(all, counterfactual);
  const designs = own.map((point) => Object.fromEntries(names.map((name) => [name, point[name] ?? base[name]])));
  const saltOf = (point: number): string | null => (independentStreams.length > 0 ? canonicalJson(own[point]) : null);
  if (counterfactual === null) {
    const points = designs.map((point, index) => plannedPoint(base, point, index, null, saltOf(index)));
    return { points, replications, designPoints: own.length, rejectedPoints };
  }
  const pair = pairWithTwins(designs, counterfactual, saltOf);
  const points = pair.designs.map((point, index) =>
    plannedPoint(base, point, index, pair.twins[index], pair.salts[index]),
  );
  return { points, replications, designPoints: own.length, rejectedPoints };
}

/** All points with the twins that had to be added; a twin is its own twin. */
function pairWithTwins(
  points: readonly DesignPoint[],
  counterfactual: DesignPoint,
  saltOf: (point: number) => string | null,
): { designs: DesignPoint[]; twins: number[]; salts: (string | null)[] } {
  const designs = [...points];
  const salts = points.map((_, index) => saltOf(index));
  const keyOf = (design: DesignPoint, salt: string | null): string => canonicalJson(design) + (salt ?? '');
  const indexOf = new Map(designs.map((design, index) => [keyOf(design, salts[index]), index]));
  const twins: number[] = [];
  // `designs` grows while it is walked: a twin is its own twin, so the walk ends.
  for (const [point, design] of designs.entries()) {
    const twin = { ...design, ...counterfactual };
    const key = keyOf(twin, salts[point]);
    let index = indexOf.get(key);
    if (index === undefined) {
      index = designs.push(twin) - 1;
      salts.push(salts[point]);
      indexOf.set(key, index);
    }
    twins.push(index);
  }
  return { designs, twins, salts };
}

function plannedPoint(
  base: ParameterValues,
  design: DesignPoint,
  index: number,
  twin: number | null,
  salt: string | null,
): PlannedPoint {
  return {
    index,
    design,
    twin,
    salt,
    get parameters() {
      return { ...base, ...design };
    },
  };
}

function columnNames(points: readonly DesignPoint[], counterfactual: Experiment['counterfactual']): readonly string[] {
  return [...new Set([...Object.keys(points[0] ?? {}), ...Object.keys(counterfactual ?? {})])];
}
