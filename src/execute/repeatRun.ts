import type { Column } from '../../models/column.ts';
import type { Outcome } from '../../models/outcome.ts';
import {
  type ExperimentSource,
  type LoadedExperiment,
  type LoadOptions,
  loadExperiment,
} from '../load/loadExperiment.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import { runStreams } from '../run/runStreams.ts';
import { createRowBuffer, simulateRun } from '../run/simulateRun.ts';
import type { Experiment } from '../spec/experiment.ts';
import { SpecError } from '../specError.ts';

/** One run of an experiment with all that the model observes. */
export interface RepeatedRun {
  readonly experiment: Experiment;
  readonly point: PlannedPoint;
  readonly replication: number;
  readonly columns: readonly Column[];
  readonly outcomes: readonly Outcome[];
  /** Epochs x columns. */
  readonly cells: Float64Array;
  /** In the order of `outcomes`. */
  readonly values: Float64Array;
}

/**
 * Repeats one run of an experiment in the calling thread and writes nothing.
 * @param run its number in the plan, as in `runs.csv` and `failures.csv`.
 * @param onEpoch is shown the state at the end of every epoch.
 * @throws SpecError when the experiment has mistakes or no such run; RunError when the run throws, as it did before.
 */
export async function repeatRun(
  source: ExperimentSource,
  run: number,
  options: LoadOptions = {},
  onEpoch?: (loaded: LoadedExperiment, state: unknown, epoch: number) => void,
): Promise<RepeatedRun> {
  const loaded = await loadExperiment(source, options);
  return repeatLoaded(loaded, run, (state, epoch) => onEpoch?.(loaded, state, epoch));
}

/** The same of an experiment that is loaded. */
export function repeatLoaded(
  { experiment, plan, model }: LoadedExperiment,
  run: number,
  onEpoch: (state: unknown, epoch: number) => void,
): RepeatedRun {
  const total = plan.points.length * plan.replications;
  if (run >= total) throw new SpecError(`the experiment has the runs 0 to ${total - 1}, not ${run}`);
  const point = plan.points[Math.floor(run / plan.replications)];
  const replication = run % plan.replications;
  const buffer = createRowBuffer(experiment.horizonEpochs, model.columns.length);
  const values = simulateRun(
    model,
    point.parameters,
    runStreams(experiment.seed, replication, experiment.independentStreams ?? [], point.salt),
    buffer,
    onEpoch,
  );
  const { columns, outcomes } = model;
  return { experiment, point, replication, columns, outcomes, cells: buffer.values, values };
}
