import type { ParameterValues } from '../../models/parameter.ts';
import type { DesignPoint } from '../spec/experiment.ts';

/** A point of the plan: a full set of parameters that is run `replications` times. */
export interface PlannedPoint {
  /** Position in the plan, from 0. */
  readonly index: number;
  /** The varied parameters, as written in `runs.csv`. A point that exists only as a twin has its own values here too. */
  readonly design: DesignPoint;
  /** All parameters, made anew each time, as `design` is: a plan of a million points holds no values. */
  readonly parameters: ParameterValues;
  /** Index of the counterfactual twin (a point may be its own twin); null where the experiment has none. */
  readonly twin: number | null;
  /** What names the randomness that the point does not share with others; null where all is shared. A twin has that of its point. */
  readonly salt: string | null;
}

/** Run `r` of the plan is point `floor(r / replications)`, replication `r % replications`. */
export interface Plan {
  readonly points: readonly PlannedPoint[];
  readonly replications: number;
  /** The first of the points are those of the design, so many; the rest are twins that it lacked. */
  readonly designPoints: number;
  /** Number of points of the design that the plan leaves out, because they break a constraint. */
  readonly rejectedPoints: number;
}
