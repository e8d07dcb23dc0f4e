import { calibrationMoments } from '../../models/calibration/calibrationMoments.ts';
import { calibrationWindows } from '../../models/calibration/calibrationWindows.ts';
import { pastSeries } from '../../models/calibration/pastSeries.ts';
import { simulateSeries } from '../../models/calibration/simulateSeries.ts';
import type { EpochHistory } from '../../models/history/epochHistory.ts';
import type { AbcDraws } from '../analyse/calibration/abcDraws.ts';
import { abcPosterior } from '../analyse/calibration/abcPosterior.ts';
import { priorRanks } from '../analyse/calibration/priorRanks.ts';
import { resampleEvenly } from '../analyse/calibration/resampleEvenly.ts';
import { valueAtRank } from '../analyse/calibration/valueAtRank.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { SpecError } from '../specError.ts';
import type { Calibration, CalibrationSample } from './calibration.ts';
import { calibrationChecks } from './calibrationChecks.ts';
import { type CalibrationPrior, calibrationPrior } from './calibrationPrior.ts';
import { momentMetric } from './momentMetric.ts';
import { summariseCalibration } from './summariseCalibration.ts';

/** Epochs of history that the first window needs before it: a year of drift, and time for the fleet to build up. */
const EPOCHS_BEFORE = 70;
/** Share of the draws that is kept where nothing else is said, and the fewest that say anything. */
const ACCEPTED_SHARE = 0.2;
const FEWEST_ACCEPTED = 10;

/** How a calibration goes. */
export interface CalibrationOptions {
  /** How many draws are kept; one in five by default. */
  readonly accept?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Calibrates the model `market` to the past by approximate Bayesian computation: runs every draw of the prior once over
 * every window, keeps those whose moments are nearest to the data's, adjusts them by regression, runs the posterior
 * anew, and tries the procedure on simulated histories whose parameters are known.
 *
 * @throws SpecError when the experiment is no prior, the history too short or there are too few draws.
 */
export async function runCalibration(
  loaded: LoadedExperiment,
  history: EpochHistory,
  { accept, signal, onProgress }: CalibrationOptions = {},
): Promise<{ readonly calibration: Calibration; readonly sample: CalibrationSample }> {
  const prior = calibrationPrior(loaded);
  requireWindows(history);
  const accepted = accept ?? Math.max(FEWEST_ACCEPTED, Math.round(ACCEPTED_SHARE * prior.count));
  requireDraws(prior, accepted);
  const observed = measure(calibrationWindows.map((window) => pastSeries(history, window)));
  const { seed } = loaded.experiment;
  const predictions = Math.min(calibrationChecks.predictions, accepted);
  const truths = Math.min(calibrationChecks.truths, accepted);
  const total = prior.count + predictions + truths + 2 * Math.min(calibrationChecks.trials, prior.count);
  let done = 0;
  const pause = async (): Promise<void> => {
    onProgress?.(++done, total);
    // Lets Ctrl-C through.
    await new Promise(setImmediate);
    signal?.throwIfAborted();
  };

  const simulate = async (
    count: number,
    valuesOf: (i: number) => readonly number[],
    first: number,
  ): Promise<AbcDraws> => {
    const draws = {
      parameters: prior.names.map(() => new Float64Array(count)),
      moments: calibrationMoments.map(() => new Float64Array(count)),
    };
    for (let i = 0; i < count; i++) {
      const values = valuesOf(i);
      const { parameters, ordersFactor } = prior.resolve(values);
      const moments = measure(
        calibrationWindows.map((window) => simulateSeries(parameters, ordersFactor, history, window, seed, first + i)),
      );
      for (const [p, column] of draws.parameters.entries()) column[i] = values[p];
      for (const [m, column] of draws.moments.entries()) column[i] = moments[m];
      await pause();
    }
    return draws;
  };

  const draws = await simulate(prior.count, prior.at, 0);
  const ranks = draws.parameters.map(priorRanks);
  const metric = momentMetric(draws.moments, observed, true);
  if (metric.used.length === 0) throw new SpecError('no moment of the data is within reach of the draws');
  const posterior = abcPosterior(draws, ranks, metric, observed, accepted);
  const sorted = draws.parameters.map((column) => column.slice().sort());
  const picks = resampleEvenly(posterior.weights, predictions);
  const predicted = await simulate(
    predictions,
    (i) => posterior.ranks.map((column, p) => valueAtRank(sorted[p], column[picks[i]])),
    prior.count,
  );
  const sample = { draws, posterior, predicted };
  const found = await summariseCalibration({ prior, sample, ranks, metric, observed, pause });
  return {
    calibration: { experiment: loaded.experiment.name, seed, ...found },
    sample,
  };
}

function measure(series: Parameters<(typeof calibrationMoments)[number]['of']>[0]): Float64Array {
  return Float64Array.from(calibrationMoments, ({ of }) => of(series));
}

function requireWindows({ firstEpoch, difficulty }: EpochHistory): void {
  const from = calibrationWindows[0].firstEpoch - EPOCHS_BEFORE;
  const to = calibrationWindows[calibrationWindows.length - 1].lastEpoch;
  const last = firstEpoch + difficulty.length - 1;
  if (firstEpoch <= from && last >= to) return;
  throw new SpecError(`the history has epochs ${firstEpoch} to ${last}, epochs ${from} to ${to} are needed`);
}

function requireDraws({ count }: CalibrationPrior, accepted: number): void {
  // A truth that is tried is none of the draws, and the distance of the next one bounds those that are kept.
  if (accepted >= FEWEST_ACCEPTED && accepted <= count - 2) return;
  throw new SpecError(
    `${accepted} of ${count} draws cannot be kept: expected at least ${FEWEST_ACCEPTED}, and 2 fewer than there are draws`,
  );
}
