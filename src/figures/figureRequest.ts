import type { ReplicationStatistic } from '../analyse/statistics/replicationStatistic.ts';
import type { Condition } from '../analyseResults/analyseDiscovery.ts';
import type { FigureStyle } from '../report/figures/figureStyle.ts';

/** How figures of a results folder are to be drawn; what is left out is chosen from the experiment. */
export interface FigureRequest {
  readonly style: FigureStyle;
  /** Points of the plan, for figures of time and supply. */
  readonly points?: readonly number[] | undefined;
  /** Outcome or contrast, for maps, tornados and sensitivity. */
  readonly outcome?: string | undefined;
  /** Varied parameter, or outcome, of the x axis of a map. */
  readonly x?: string | undefined;
  /** Varied parameter of the lines or rows of a map. */
  readonly by?: string | undefined;
  /** Values that the points of a map or a tornado have. */
  readonly at?: readonly { readonly name: string; readonly value: string }[] | undefined;
  /** What replications are reduced to; their mean by default. */
  readonly statistic?: ReplicationStatistic | undefined;
  /** Bootstrap draws of sensitivity. */
  readonly resamples?: number | undefined;
  /** Which points are of interest, for PRIM. */
  readonly condition?: Condition | undefined;
  /** Place of the box among PRIM's steps. */
  readonly box?: number | undefined;
}

/** A picture with its name, which holds that of its kind. */
export interface DrawnFigure {
  readonly name: string;
  readonly svg: string;
}

/** An open results folder, as figures need it. */
export interface FigureFolder {
  readonly folder: string;
  /** Foot of every figure: experiment, hash, model, seed, version. */
  readonly source: string;
}
