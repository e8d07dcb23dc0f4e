import { availableParallelism } from 'node:os';
import { studentTQuantile } from '../../models/random/math/studentTQuantile.ts';
import { contrastOf } from '../collect/contrastOf.ts';
import { readManifest } from '../collect/metadata/readManifest.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { prepareRuns } from '../load/prepareRuns.ts';
import { findOutcome } from '../read/findOutcome.ts';
import { executePlan } from '../run/executePlan.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';
import type { Precision } from '../spec/precision.ts';
import { readSweepState } from '../sweep/sweepState.ts';

/** How to find the number. None of this has an influence on it, but for runs that a time limit ends. */
export interface FindOptions {
  readonly workers?: number | undefined;
  readonly timeLimitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the runs that are done and those that are wanted so far. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Replications grow by half from round to round. */
const growth = 1.5;
/** Doubles that a part of a round may hold: 8 MB. */
const mostCells = 2 ** 20;

/**
 * The experiment with the number of replications that its `until` asks for: the smallest of `least`, half as many again,
 * and so on up to `most`, at which every point meets every precision. It depends on the results alone, so that any
 * machine finds the same number. The runs are simulated for their outcomes here and again where results are written:
 * finding the number costs about as much as the results. Where a folder already holds results or a sweep of the
 * experiment, the number is taken from there.
 *
 * Intervals at a stopping time that depends on the data cover a little less than they say while replications are few;
 * for a half-width that goes to zero the coverage is exact (Chow and Robbins 1965,
 * https://doi.org/10.1214/aoms/1177700156). With `least` of 20 and more the difference is small.
 *
 * @param folder where the results will be.
 */
export async function findReplications(
  loaded: LoadedExperiment,
  folder: string,
  options: FindOptions = {},
): Promise<LoadedExperiment> {
  const { until } = loaded.experiment;
  if (until === undefined) return loaded;
  const known = await readKnown(loaded, folder);
  if (known !== null) return known;
  const sums = createSums(loaded.plan.points.length, until.precisions.length);
  for (let from = 0, to = until.least; ; from = to, to = Math.min(until.most, Math.ceil(growth * to))) {
    await addReplications(loaded, sums, from, to, options);
    if (to === until.most || isPrecise(sums, until.precisions)) return withReplications(loaded, to);
  }
}

async function readKnown(loaded: LoadedExperiment, folder: string): Promise<LoadedExperiment | null> {
  const found = (await readManifest(folder).catch(() => null)) ?? (await readSweepState(folder).catch(() => null));
  if (found === null) return null;
  const same = withReplications(loaded, found.experiment.replications);
  return canonicalJson(same.experiment) === canonicalJson(found.experiment) ? same : null;
}

function withReplications(loaded: LoadedExperiment, replications: number): LoadedExperiment {
  const { experiment, plan } = loaded;
  const record = { ...experiment.record, replications: Math.min(experiment.record.replications, replications) };
  return { ...loaded, experiment: { ...experiment, replications, record }, plan: { ...plan, replications } };
}

/** Count, mean and sum of squared deviations of each precision at each point. Source: Welford 1962, https://doi.org/10.2307/1266577 */
interface Sums {
  readonly width: number;
  readonly count: Float64Array;
  readonly mean: Float64Array;
  readonly squares: Float64Array;
}

function createSums(points: number, width: number): Sums {
  const cells = (): Float64Array => new Float64Array(points * width);
  return { width, count: cells(), mean: cells(), squares: cells() };
}

/** Simulates replications `from` to before `to` of all points, in parts whose outcomes fit into memory. */
async function addReplications(
  loaded: LoadedExperiment,
  sums: Sums,
  from: number,
  to: number,
  options: FindOptions,
): Promise<void> {
  const points = loaded.plan.points.length;
  const step = Math.max(1, Math.floor(mostCells / (points * loaded.model.outcomes.length)));
  for (let first = from; first < to; first += step) {
    const end = Math.min(to, first + step);
    const outcomes = await simulate(loaded, first, end, options, (done) =>
      options.onProgress?.(points * first + done, points * to),
    );
    for (let point = 0; point < points; point++) addPoint(loaded, sums, outcomes, point, end - first);
  }
}

/** Outcomes of those replications, points x replications x outcomes; NaN for runs that fail. */
async function simulate(
  loaded: LoadedExperiment,
  first: number,
  end: number,
  { workers = availableParallelism(), timeLimitMs, signal }: FindOptions,
  onDone: (done: number) => void,
): Promise<Float64Array> {
  const { plan, model } = loaded;
  const outcomeCount = model.outcomes.length;
  const cells = new Float64Array(plan.points.length * (end - first) * outcomeCount).fill(Number.NaN);
  const ranges = plan.points.map(({ index }) => ({
    first: index * plan.replications + first,
    end: index * plan.replications + end,
  }));
  const never = (): boolean => false;
  const execution = { workers, timeLimitMs, signal, ranges, outcomeCount, isRecorded: never, isFigured: never };
  let done = 0;
  for await (const batch of executePlan(plan, prepareRuns(loaded).settings, execution)) {
    for (const { outcomes } of batch) {
      if (outcomes !== null) cells.set(outcomes, done * outcomeCount);
      done += 1;
    }
    onDone(done);
  }
  return cells;
}

function addPoint(
  { experiment, plan, model }: LoadedExperiment,
  sums: Sums,
  outcomes: Float64Array,
  point: number,
  replications: number,
): void {
  const width = model.outcomes.length;
  const { twin } = plan.points[point];
  experiment.until?.precisions.forEach(({ outcome: name }, i) => {
    const asked = findOutcome(model.outcomes, name);
    if (asked === null || (asked.isContrast && (twin === null || twin === point))) return;
    const { outcome, index, isContrast } = asked;
    for (let r = 0; r < replications; r++) {
      const own = outcomes[(point * replications + r) * width + index];
      const other = outcomes[((twin ?? point) * replications + r) * width + index];
      addValue(sums, point * sums.width + i, isContrast ? contrastOf(outcome, own, other) : own);
    }
  });
}

function addValue({ count, mean, squares }: Sums, cell: number, value: number): void {
  if (!Number.isFinite(value)) return;
  count[cell] += 1;
  const deviation = value - mean[cell];
  mean[cell] += deviation / count[cell];
  squares[cell] += deviation * (value - mean[cell]);
}

function isPrecise({ width, count, mean, squares }: Sums, precisions: readonly Precision[]): boolean {
  for (let cell = 0; cell < count.length; cell++) {
    const n = count[cell];
    // No number: a counterfactual's contrast, or a point all of whose runs fail. More replications would not help.
    if (n === 0) continue;
    if (n === 1) return false;
    const { below, of } = precisions[cell % width];
    const half = studentTQuantile(0.975, n - 1) * Math.sqrt(squares[cell] / (n - 1) / n);
    if (!(half < below * (of === 'mean' ? Math.abs(mean[cell]) : 1)) && half > 0) return false;
  }
  return true;
}
