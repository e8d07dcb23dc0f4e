import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStreams } from '../../models/random/createStreams.ts';
import { summaryQuantiles } from '../collect/summariseSample.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { prepareRuns } from '../load/prepareRuns.ts';
import { createRowBuffer, RunError, simulateRun } from '../run/simulateRun.ts';
import { sampleRuns } from './sampleRuns.ts';

/** What an experiment will take. */
export interface Estimate {
  readonly runs: number;
  /** Rows of `runs.csv`, `epochs.csv` and `contrasts.csv`. */
  readonly rows: { readonly runs: number; readonly epochs: number; readonly contrasts: number };
  /** Mean time of a run in one thread [ms], and of how many runs it was measured. */
  readonly runMs: number;
  readonly timedRuns: number;
  /** Of the results [bytes]. */
  readonly resultsBytes: number;
  /** Of the parts that a sweep keeps beside them until it is complete [bytes]. */
  readonly partsBytes: number;
}

const longEnoughMs = 1500;
const maxTimed = 200;
const maxWritten = 10;
/** Digits of a double, its sign, point and exponent, and a comma. */
const bytesPerNumber = 20;

/** Plans an experiment, times a few of its runs, spread over the design, and tells what all of them will take. */
export async function estimateExperiment(loaded: LoadedExperiment, signal?: AbortSignal): Promise<Estimate> {
  const prepared = prepareRuns(loaded);
  const { plan, experiment, model } = loaded;
  const { total, epochs, columns, figure } = prepared;
  const folder = await mkdtemp(join(tmpdir(), 'hashshift-plan-'));
  try {
    const timing = timeRuns(loaded, spreadOver(total, maxTimed));
    const files = await sampleRuns(prepared, spreadOver(total, maxWritten), folder, { workers: 0, signal });
    const bytesPerRow = (path: string): number => {
      const file = files.find((one) => one.path === path);
      return (file?.bytes ?? 0) / Math.max(1, file?.rows ?? 0);
    };
    const epochRows = plan.points.length * Math.min(experiment.record.replications, plan.replications) * epochs.length;
    const contrastRows = plan.points.filter(({ index, twin }) => twin !== null && twin !== index).length;
    const rows = { runs: total, epochs: epochRows, contrasts: contrastRows * model.outcomes.length };
    const cellsPerContrast = 10 + summaryQuantiles.length;
    const resultsBytes =
      bytesPerRow('runs.csv') * total +
      bytesPerRow('epochs.csv') * epochRows +
      rows.contrasts * cellsPerContrast * bytesPerNumber;
    const figuredRuns = (figure?.points.length ?? 0) * plan.replications;
    const cells =
      2 * total * model.outcomes.length +
      epochRows * columns.length +
      figuredRuns * experiment.horizonEpochs * (figure?.columns.length ?? 0);
    return { runs: total, rows, ...timing, resultsBytes, partsBytes: 8 * cells };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** So many runs at most, evenly over the plan. */
function spreadOver(total: number, most: number): number[] {
  const count = Math.min(total, most);
  return Array.from({ length: count }, (_, i) => Math.floor((i * total) / count));
}

function timeRuns(
  { experiment, plan, model }: LoadedExperiment,
  runs: readonly number[],
): Pick<Estimate, 'runMs' | 'timedRuns'> {
  const buffer = createRowBuffer(experiment.horizonEpochs, model.columns.length);
  const times: number[] = [];
  const start = performance.now();
  for (const run of [runs[0], ...runs]) {
    const { parameters } = plan.points[Math.floor(run / plan.replications)];
    const begin = performance.now();
    try {
      simulateRun(model, parameters, createStreams(experiment.seed, run % plan.replications), buffer);
    } catch (error) {
      if (!(error instanceof RunError)) throw error;
    }
    times.push(performance.now() - begin);
    if (performance.now() - start > longEnoughMs) break;
  }
  // The first run waits for the compiler; it counts where it is the only one.
  const counted = times.length > 1 ? times.slice(1) : times;
  return { runMs: counted.reduce((sum, ms) => sum + ms, 0) / counted.length, timedRuns: counted.length };
}
