import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '../../models/outcome.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import { isConstant } from '../analyse/isConstant.ts';
import { bootstrapStatistic } from '../analyse/statistics/bootstrapStatistic.ts';
import type { Estimate } from '../analyse/statistics/interval.ts';
import { replicationsFor, runningMean } from '../analyse/statistics/runningMean.ts';
import { sortedQuantile } from '../analyse/statistics/sortedQuantile.ts';
import { contrastOf } from '../collect/contrastOf.ts';
import { createOutcomeSpool, type OutcomeSpool } from '../collect/createOutcomeSpool.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import { type SampleSummary, summariseSample } from '../collect/summariseSample.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { findOutcome, type NamedOutcome } from '../read/findOutcome.ts';
import { readRunRows } from '../read/readRunRows.ts';

/** How to sum up outcomes. */
export interface OutcomeOptions {
  /** Outcomes or contrasts. */
  readonly names: readonly string[];
  /** Bootstrap draws of an interval. */
  readonly resamples: number;
  /** The half-width that is wanted, as a share of the mean's size. */
  readonly precision: number;
}

/** An outcome, or its contrast with the counterfactual, at one design point. */
export interface OutcomeSummary {
  readonly point: number;
  readonly name: string;
  readonly kind: 'level' | Outcome['contrast'];
  readonly unit: string;
  readonly summary: SampleSummary;
  readonly min: number;
  readonly max: number;
  /** All runs gave the same, rounding aside. */
  readonly isConstant: boolean;
  /** Percentile bootstrap intervals, 95 %; NaN for fewer than two runs. */
  readonly mean: Estimate;
  readonly median: Estimate;
  /** How the mean settled, from two runs on. */
  readonly convergence: readonly ConvergenceStep[];
}

/** The mean after some of the replications. */
export interface ConvergenceStep {
  readonly runs: number;
  readonly mean: number;
  /** Half the width of the 95 % interval by Student's t. */
  readonly halfWidth: number;
  /** Runs that would bring it to the precision wanted, if the spread is what it seems then; NaN where the mean is 0. */
  readonly runsNeeded: number;
}

/**
 * Sums up outcomes over the replications of each point; contrasts over the pairs of replications with the twin. A run
 * without a finite number is left out. Memory holds two points: all outcomes stand in a temporary file.
 *
 * @throws ResultsFolderError for an unknown outcome or as {@link readRunRows}.
 */
export async function* summariseOutcomes(
  folder: string,
  loaded: LoadedExperiment,
  options: OutcomeOptions,
): AsyncGenerator<OutcomeSummary> {
  const { plan, model, experiment } = loaded;
  const asked = options.names.map((name) => requireOutcome(folder, model.outcomes, name));
  const outcomes = [...new Set(asked.map(({ outcome }) => outcome))];
  // Where the results had room: the folder for temporary files may have none for millions of runs.
  await mkdir(join(folder, 'tables'), { recursive: true });
  const scratch = await mkdtemp(join(folder, 'tables/outcomes-'));
  const spool = await createOutcomeSpool(scratch, outcomes.length);
  try {
    await fill(spool, folder, loaded, outcomes);
    const read = async (point: number): Promise<Float64Array> =>
      spool.read(point * plan.replications, plan.replications);
    for (const { index, twin } of plan.points) {
      const own = await read(index);
      const other = twin === null || twin === index ? null : await read(twin);
      for (const one of asked) {
        const { outcome, isContrast } = one;
        if (isContrast && other === null) continue;
        const at = outcomes.indexOf(outcome);
        const values = column(own, at, outcomes.length);
        const base = isContrast && other !== null ? column(other, at, outcomes.length) : null;
        const sample = base === null ? values : values.map((value, r) => contrastOf(outcome, value, base[r]));
        const finite = sample.filter(Number.isFinite);
        const size = outcome.contrast === 'relative' ? 1 : largest(values);
        const isSame = isConstant(finite, isContrast ? size : 0);
        yield { ...summarise(index, one, finite, options, experiment.seed), isConstant: isSame };
      }
    }
  } finally {
    await spool.remove();
    await rm(scratch, { recursive: true, force: true });
  }
}

function requireOutcome(folder: string, outcomes: readonly Outcome[], name: string): NamedOutcome {
  const found = findOutcome(outcomes, name);
  if (found !== null) return found;
  throw new ResultsFolderError(
    `${folder} has no outcome ${name}; it has ${outcomes.flatMap((one) => [one.name, one.change]).join(', ')}`,
  );
}

async function fill(
  spool: OutcomeSpool,
  folder: string,
  loaded: LoadedExperiment,
  outcomes: readonly Outcome[],
): Promise<void> {
  const { points, replications } = loaded.plan;
  let next = 0;
  const skipTo = async (run: number): Promise<void> => {
    for (; next < run; next++) {
      spool.add(null);
      await spool.drain();
    }
  };
  const names = outcomes.map(({ name }) => name);
  for await (const { run, cells } of readRunRows(folder, loaded, names)) {
    await skipTo(run);
    spool.add(cells);
    await spool.drain();
    next += 1;
  }
  await skipTo(points.length * replications);
}

function largest(values: Float64Array): number {
  return values.reduce((size, value) => (Math.abs(value) > size ? Math.abs(value) : size), 0);
}

function column(cells: Float64Array, at: number, width: number): Float64Array {
  return Float64Array.from({ length: cells.length / width }, (_, r) => cells[r * width + at]);
}

function summarise(
  point: number,
  { name, outcome, isContrast, unit }: NamedOutcome,
  sample: Float64Array,
  { resamples, precision }: OutcomeOptions,
  seed: string,
): Omit<OutcomeSummary, 'isConstant'> {
  // Streams of the same name for each: an interval does not depend on which others are asked for.
  const interval = (statistic: (values: Float64Array) => number): Estimate =>
    sample.length < 2
      ? { value: Number.NaN, low: Number.NaN, high: Number.NaN }
      : bootstrapStatistic(sample, statistic, {
          resamples,
          level: 0.95,
          streams: createStreams(`analysis of ${seed}`, 0),
        });
  const summary = summariseSample(sample);
  return {
    point,
    name,
    kind: isContrast ? outcome.contrast : 'level',
    unit,
    summary,
    min: sample.reduce((least, x) => (x >= least ? least : x), Number.NaN),
    max: sample.reduce((most, x) => (x <= most ? most : x), Number.NaN),
    mean: interval((values) => values.reduce((sum, value) => sum + value, 0) / values.length),
    median: interval((values) => sortedQuantile(values.sort(), 0.5)),
    convergence: convergenceOf(sample, precision),
  };
}

/** After 2, 5, 10, 20, 50, ... runs and after all. */
function convergenceOf(sample: Float64Array, precision: number): ConvergenceStep[] {
  const { mean, halfWidth } = runningMean(sample, 0.95);
  const steps: number[] = [];
  for (let size = 1; size <= sample.length; size *= 10) {
    steps.push(...[size, 2 * size, 5 * size].filter((runs) => runs >= 2 && runs < sample.length));
  }
  if (sample.length >= 2) steps.push(sample.length);
  return steps.map((runs) => {
    const target = precision * Math.abs(mean[runs - 1]);
    const half = halfWidth[runs - 1];
    const runsNeeded = target > 0 ? replicationsFor(half, runs, target) : Number.NaN;
    return { runs, mean: mean[runs - 1], halfWidth: half, runsNeeded };
  });
}
