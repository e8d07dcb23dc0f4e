import { AnalysisError } from '../analyse/analysisError.ts';
import { contrastOf } from '../collect/contrastOf.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import type { Plan, PlannedPoint } from '../plan/plan.ts';
import { executePlan } from '../run/executePlan.ts';
import type { TaskRunner } from '../run/taskRunner.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';
import type { SearchSettings } from './searchSettings.ts';

/** How to run the values of a search. None of this has an influence on what is found. */
export interface AskOptions {
  readonly workers: number;
  /** Shared by all values: to start workers takes longer than many of them. */
  readonly runner: TaskRunner;
  readonly signal?: AbortSignal | undefined;
  /** Called after every batch of runs, with their number. */
  readonly onRuns?: ((runs: number) => void) | undefined;
}

/** The model with the parameter as the only thing that is not given. */
export interface AskedModel {
  /** Outcomes of all replications at a value of the parameter; the twin is run too where a contrast is asked for. */
  outcomesAt(value: number): Promise<Float64Array>;
  /** Runs so far. */
  runs(): number;
}

/**
 * A design point as a function of the parameter that is searched. All values share the random numbers of their
 * replication, and the twin is run once where the counterfactual sets the parameter.
 *
 * @throws AnalysisError from `outcomesAt`, naming a run that failed.
 */
export function askModel(
  prepared: PreparedRuns,
  settings: SearchSettings,
  point: PlannedPoint,
  options: AskOptions,
): AskedModel {
  const { experiment, model } = prepared.loaded;
  const at = model.outcomes.findIndex(({ name, change }) => name === settings.outcome || change === settings.outcome);
  const outcome = model.outcomes[at];
  const isContrast = outcome.name !== settings.outcome;
  const twins = new Map<string, Float64Array>();
  let runs = 0;
  const run = async (points: readonly PlannedPoint[]): Promise<Float64Array[]> => {
    const plan: Plan = { points, replications: experiment.replications, designPoints: 1, rejectedPoints: 0 };
    const never = (): boolean => false;
    const outcomeCount = model.outcomes.length;
    const execution = { ...options, outcomeCount, isRecorded: never, isFigured: never };
    const found = points.map(() => new Float64Array(plan.replications));
    for await (const batch of executePlan(plan, prepared.settings, execution)) {
      for (const { point: index, replication, outcomes, failure } of batch) {
        if (failure !== null || outcomes === null) throw failed(settings, points[index], replication, failure?.message);
        found[index][replication] = outcomes[at];
      }
      runs += batch.length;
      options.onRuns?.(batch.length);
    }
    return found;
  };
  return {
    runs: () => runs,
    async outcomesAt(value) {
      const own = withParameters(point, { [settings.parameter]: value });
      if (!isContrast) return (await run([own]))[0];
      const twin = withParameters(own, experiment.counterfactual ?? {});
      const key = canonicalJson(twin.parameters);
      const known = twins.get(key);
      const [values, base] = known === undefined ? await run([own, twin]) : [...(await run([own])), known];
      twins.set(key, base);
      return values.map((x, r) => contrastOf(outcome, x, base[r]));
    },
  };
}

function withParameters(point: PlannedPoint, changes: PlannedPoint['design']): PlannedPoint {
  return {
    index: 0,
    twin: null,
    salt: point.salt,
    design: { ...point.design, ...changes },
    parameters: { ...point.parameters, ...changes },
  };
}

function failed(
  { parameter }: SearchSettings,
  { design }: PlannedPoint,
  replication: number,
  message = '',
): AnalysisError {
  return new AnalysisError(
    `replication ${replication} failed at ${parameter} = ${design[parameter]}: ${message}; a search needs every run, so leave that part of the range out`,
  );
}
