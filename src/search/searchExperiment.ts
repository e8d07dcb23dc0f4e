import { availableParallelism } from 'node:os';
import { createStreams } from '../../models/random/createStreams.ts';
import { inspectTarget } from '../collect/files/inspectTarget.ts';
import { sha256Hex } from '../collect/files/sha256Hex.ts';
import type { WrittenFile } from '../collect/files/writtenFile.ts';
import {
  type ExperimentSource,
  type LoadedExperiment,
  type LoadOptions,
  loadExperiment,
} from '../load/loadExperiment.ts';
import { prepareRuns } from '../load/prepareRuns.ts';
import { createTaskRunner } from '../run/taskRunner.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';
import { askModel } from './askModel.ts';
import { readSearch, runsPerValue, type SearchQuestion } from './readSearch.ts';
import { type PointSearch, searchPoint } from './searchPoint.ts';
import type { SearchSettings } from './searchSettings.ts';
import { writeSearch } from './writeSearch.ts';

/** How to search. */
export interface SearchOptions extends LoadOptions {
  /** Results folder; none by default. */
  readonly out?: string | undefined;
  /** Replaces results of something else there. */
  readonly force?: boolean | undefined;
  /** Threads; as many as the machine offers by default. */
  readonly workers?: number | undefined;
  readonly timeLimitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the runs that are done and those that there will be at most. */
  readonly onProgress?: ((done: number, most: number) => void) | undefined;
}

/** What a search found. */
export interface SearchSummary {
  readonly loaded: LoadedExperiment;
  readonly settings: SearchSettings;
  /** One for each design point that was searched. */
  readonly searches: readonly PointSearch[];
  /** What was written; empty without `out`. */
  readonly files: readonly WrittenFile[];
}

/**
 * Finds the value of a parameter at which the mean outcome of an experiment is a target, at each of its design points
 * (see `findTarget`). The bytes depend on the experiment, the question and the version alone.
 *
 * @throws SpecError for mistakes in the experiment or the question; AnalysisError where a run fails or has no number;
 * ResultsFolderError when `out` must not be replaced; the signal's reason.
 */
export async function searchExperiment(
  source: ExperimentSource,
  question: SearchQuestion,
  options: SearchOptions = {},
): Promise<SearchSummary> {
  const loaded = await loadExperiment(source, options);
  const settings = readSearch(loaded, question);
  const prepared = prepareRuns(loaded);
  const { experiment, plan } = loaded;
  const specSha256 = sha256Hex(canonicalJson({ experiment, search: settings }));
  const identity = { ...prepared.identity, specSha256 };
  const { out, force = false, workers = availableParallelism(), timeLimitMs, signal } = options;
  if (out !== undefined) await inspectTarget(out, { ...identity, experiment }, force);
  const isContrast = loaded.model.outcomes.every(({ name }) => name !== settings.outcome);
  const perValue = runsPerValue(loaded, isContrast);
  const most = Math.min(workers, perValue);
  const runner = await createTaskRunner(prepared.settings, { workers: most, timeLimitMs });
  const searches: PointSearch[] = [];
  let done = 0;
  try {
    for (const [i, index] of settings.points.entries()) {
      const onRuns = (runs: number): void => {
        done += runs;
        const before = searches.reduce((sum, one) => sum + one.runs, 0);
        options.onProgress?.(done, before + (settings.points.length - i) * settings.maxRuns);
      };
      const model = askModel(prepared, settings, plan.points[index], { workers: most, runner, signal, onRuns });
      const streams = createStreams(`search of ${experiment.seed}`, 0);
      searches.push(await searchPoint(index, settings, model, perValue, streams));
    }
  } finally {
    await runner.close();
  }
  const target = { folder: out ?? '', force };
  const files = out === undefined ? [] : await writeSearch(loaded, identity, settings, searches, target);
  return { loaded, settings, searches, files };
}
