import type { RunOutcomes } from '../analyse/runOutcomes.ts';
import type { ReplicationStatistic } from '../analyse/statistics/replicationStatistic.ts';
import { replicationsFor, runningMean } from '../analyse/statistics/runningMean.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { openComplete } from '../read/openComplete.ts';
import { readOutcomes } from '../read/readOutcomes.ts';
import { analyseDiscovery, type Condition, type Discovery } from './analyseDiscovery.ts';
import { analyseSensitivity, type SensitivityRow } from './analyseSensitivity.ts';

/** What to analyse. */
export interface AnalysisOptions {
  /** Outcomes or contrasts; those that the experiment asks for by default. */
  readonly outcomes?: readonly string[] | undefined;
  /** What replications are reduced to; their mean by default. */
  readonly statistic?: ReplicationStatistic | undefined;
  /** Bootstrap draws of sensitivity; 500 by default. */
  readonly resamples?: number | undefined;
  /** Which points are of interest, for scenario discovery. */
  readonly condition?: Condition | undefined;
  readonly registry?: string | undefined;
}

/** Are the replications enough? The least precise point of an outcome. */
export interface Convergence {
  readonly outcome: string;
  readonly point: number;
  readonly replications: number;
  readonly mean: number;
  /** Half-width of the 95 % interval after half of the replications and after all. */
  readonly halfWidthBefore: number;
  readonly halfWidth: number;
  /** Replications for a half-width of a tenth of the mean's size; NaN where the mean is 0. */
  readonly replicationsForTenth: number;
}

/** What the results of an experiment say. */
export interface ResultsAnalysis {
  readonly loaded: LoadedExperiment;
  readonly convergence: readonly Convergence[];
  /** Null where the design is no sample. */
  readonly sensitivity: readonly SensitivityRow[] | null;
  /** Null where no condition was given. */
  readonly discovery: Discovery | null;
}

/**
 * Analyses a results folder by itself: the design is that of its manifest, and rows that belong to another are refused.
 * @throws ResultsFolderError; AnalysisError when a method cannot give a right number.
 */
export async function analyseResults(folder: string, options: AnalysisOptions = {}): Promise<ResultsAnalysis> {
  const { prepared } = await openComplete(folder, 'analyse', options.registry);
  const { loaded } = prepared;
  const names = options.outcomes ?? loaded.experiment.outcomes;
  const { condition, statistic = { of: 'mean' } } = options;
  const wanted = [...new Set([...names, ...(condition === undefined ? [] : [condition.outcome])])];
  const outcomes = await readOutcomes(folder, prepared, wanted);
  const asked = outcomes.slice(0, names.length);
  const isSample = 'inputs' in loaded.experiment.design;
  const ofCondition = outcomes.find(({ name }) => name === condition?.outcome);
  return {
    loaded,
    convergence: asked.flatMap((outcome) => leastPrecise(outcome)),
    sensitivity: isSample ? analyseSensitivity(loaded, asked, statistic, options.resamples ?? 500) : null,
    discovery:
      condition === undefined || ofCondition === undefined
        ? null
        : analyseDiscovery(loaded, ofCondition, statistic, condition),
  };
}

/** The point with the widest interval; empty where there is but one replication. */
function leastPrecise({ name, replications, values }: RunOutcomes): Convergence[] {
  if (replications < 4) return [];
  let widest: Convergence | null = null;
  for (let point = 0; point < values.length / replications; point++) {
    const sample = values.slice(point * replications, (point + 1) * replications);
    if (!sample.every(Number.isFinite)) continue;
    const { mean, halfWidth } = runningMean(sample, 0.95);
    const [last, half] = [replications - 1, Math.floor(replications / 2) - 1];
    if (widest !== null && !(halfWidth[last] > widest.halfWidth)) continue;
    const tenth = Math.abs(mean[last]) / 10;
    widest = {
      outcome: name,
      point,
      replications,
      mean: mean[last],
      halfWidthBefore: halfWidth[half],
      halfWidth: halfWidth[last],
      replicationsForTenth: tenth > 0 ? replicationsFor(halfWidth[last], replications, tenth) : Number.NaN,
    };
  }
  return widest === null ? [] : [widest];
}
