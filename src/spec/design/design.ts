import type { Constraint } from './constraint.ts';
import type { Axis } from './designBlock.ts';
import type { Distribution } from './distribution.ts';

/** A parameter that a sampled design varies. */
export interface DesignInput {
  readonly name: string;
  readonly distribution: Distribution;
  /** Whether the parameter takes whole numbers only: values are rounded. */
  readonly isWhole: boolean;
}

/** Points that the file lists, or whose values it lists. */
export interface ListedDesign {
  readonly method: 'factorial' | 'list';
}

interface Sampled {
  /** The dimensions, in the order of the file. */
  readonly inputs: readonly DesignInput[];
  /**
   * Parameters with lists of values: every point is run with each combination of them, the last list fastest. The rows
   * of one combination, in their order, are the whole design.
   */
  readonly crossed: readonly Axis[];
  /** Root seed of what the design draws; null where it draws nothing. */
  readonly seed: string | null;
}

/** Independent random points. */
export interface RandomDesign extends Sampled {
  readonly method: 'random';
  readonly samples: number;
}

export interface LatinHypercubeDesign extends Sampled {
  readonly method: 'latinHypercube';
  readonly samples: number;
  /** Whether the points are set apart. */
  readonly maximin: boolean;
}

/** Points of the Sobol' sequence, scrambled where there is a seed. */
export interface SobolDesign extends Sampled {
  readonly method: 'sobol';
  readonly samples: number;
  readonly scramble: boolean;
}

/** Saltelli's design for Sobol' indices: rows A, AB_1 ... AB_D, with second order BA_1 ... BA_D, and B of each sample. */
export interface SaltelliDesign extends Sampled {
  readonly method: 'saltelli';
  readonly samples: number;
  readonly secondOrder: boolean;
  readonly scramble: boolean;
  readonly rowsPerSample: number;
}

/** Morris's trajectories of D + 1 points; a step is `levels` / (2 (`levels` - 1)) of the unit interval. */
export interface MorrisDesign extends Sampled {
  readonly method: 'morris';
  readonly trajectories: number;
  readonly levels: number;
  readonly rowsPerTrajectory: number;
}

export type SampledDesign = RandomDesign | LatinHypercubeDesign | SobolDesign | SaltelliDesign | MorrisDesign;

/** How the points of an experiment came about: all that an analysis must know to choose its method. Plain JSON. */
export type Design = (ListedDesign | SampledDesign) & {
  /** What every point must meet; the plan leaves out those that do not. */
  readonly constraints: readonly Constraint[];
};
