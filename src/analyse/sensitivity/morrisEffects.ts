import type { UnitDesign } from '../../plan/designs/unitDesign.ts';
import { AnalysisError } from '../analysisError.ts';
import { type BootstrapOptions, bootstrapIndices } from '../bootstrapIndices.ts';
import { checkOutcomes } from '../checkOutcomes.ts';
import type { RunOutcomes } from '../runOutcomes.ts';
import type { Estimate } from '../statistics/interval.ts';

/** Morris's design as run. */
export interface MorrisPoints {
  readonly names: readonly string[];
  /** Trajectories of D + 1 points, one after another; each step changes one coordinate. */
  readonly unit: UnitDesign;
}

/** Elementary effects of one input, in units of the outcome per whole range of the input (in probability). */
export interface MorrisEffect {
  readonly input: string;
  /** Mean: effects of both signs cancel. */
  readonly mu: Estimate;
  /** Mean of the absolute values: how much the input matters. */
  readonly muStar: Estimate;
  /** Standard deviation, divisor n - 1: curvature and interaction. */
  readonly sigma: Estimate;
}

/** Which coordinate each step changes, and by how much. */
interface Steps {
  readonly trajectories: number;
  readonly coordinate: Int32Array;
  readonly change: Float64Array;
}

/**
 * Elementary effects (Morris 1991, doi:10.1080/00401706.1991.10484804): the change of the outcome over the change of the
 * coordinate, one a trajectory and input; mu* after Campolongo et al. 2007, doi:10.1016/j.envsoft.2006.10.004. Intervals
 * resample trajectories.
 *
 * @throws AnalysisError for other rows, fewer than two trajectories, failed runs, or an outcome that does not vary.
 */
export function morrisEffects(design: MorrisPoints, outcomes: RunOutcomes, options: BootstrapOptions): MorrisEffect[] {
  const { names, unit } = design;
  const steps = readSteps(design);
  checkOutcomes(outcomes, unit.size);
  const d = names.length;
  const estimates = bootstrapIndices(outcomes, steps.trajectories, options, (y, picks) => effects(y, d, steps, picks));
  return names.map((input, j) => ({
    input,
    mu: estimates[j],
    muStar: estimates[d + j],
    sigma: estimates[2 * d + j],
  }));
}

function readSteps({ names, unit }: MorrisPoints): Steps {
  const d = names.length;
  if (unit.dimensions !== d || unit.size % (d + 1) !== 0) {
    throw new AnalysisError(
      `trajectories of ${d} inputs have ${d + 1} points, but ${unit.size} points in ${unit.dimensions} dimensions are ` +
        'not whole trajectories. Points left out by a constraint or cut off break them: run the missing points',
    );
  }
  const trajectories = unit.size / (d + 1);
  if (trajectories < 2) throw new AnalysisError(`Morris's method needs at least 2 trajectories, not ${trajectories}`);
  const coordinate = new Int32Array(trajectories * d);
  const change = new Float64Array(trajectories * d);
  const before = new Float64Array(d);
  const after = new Float64Array(d);
  for (let t = 0; t < trajectories; t++) {
    const seen = new Set<number>();
    for (let step = 0; step < d; step++) {
      const point = t * (d + 1) + step;
      unit.at(point, before);
      unit.at(point + 1, after);
      const changed = names.map((_, j) => j).filter((j) => before[j] !== after[j]);
      if (changed.length !== 1 || seen.has(changed[0])) {
        throw new AnalysisError(
          `from point ${point} to ${point + 1} not exactly one coordinate changes that did not change before in ` +
            `trajectory ${t}: the points are of another design or in another order`,
        );
      }
      seen.add(changed[0]);
      coordinate[t * d + step] = changed[0];
      change[t * d + step] = after[changed[0]] - before[changed[0]];
    }
  }
  return { trajectories, coordinate, change };
}

/** mu, mu* and sigma of all inputs, one after another. */
function effects(y: Float64Array, d: number, steps: Steps, picks: Int32Array | null): Float64Array {
  const { trajectories, coordinate, change } = steps;
  const result = new Float64Array(3 * d);
  const effect = Array.from({ length: d }, () => new Float64Array(trajectories));
  for (let i = 0; i < trajectories; i++) {
    const t = picks === null ? i : picks[i];
    for (let step = 0; step < d; step++) {
      const point = t * (d + 1) + step;
      const place = t * d + step;
      effect[coordinate[place]][i] = (y[point + 1] - y[point]) / change[place];
    }
  }
  for (let j = 0; j < d; j++) {
    const mu = effect[j].reduce((sum, e) => sum + e, 0) / trajectories;
    result[j] = mu;
    result[d + j] = effect[j].reduce((sum, e) => sum + Math.abs(e), 0) / trajectories;
    result[2 * d + j] = Math.sqrt(effect[j].reduce((sum, e) => sum + (e - mu) * (e - mu), 0) / (trajectories - 1));
  }
  return result;
}
