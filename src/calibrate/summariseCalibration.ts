import { calibrationMoments } from '../../models/calibration/calibrationMoments.ts';
import { abcPosterior } from '../analyse/calibration/abcPosterior.ts';
import { identification } from '../analyse/calibration/identification.ts';
import { type AbcMetric, nearestDraws } from '../analyse/calibration/nearestDraws.ts';
import { priorRanks } from '../analyse/calibration/priorRanks.ts';
import { strongestCorrelation } from '../analyse/calibration/strongestCorrelation.ts';
import { truthIsHeld } from '../analyse/calibration/truthIsHeld.ts';
import { weightedQuantile } from '../analyse/calibration/weightedQuantile.ts';
import { sortedQuantile } from '../analyse/statistics/sortedQuantile.ts';
import type { Calibration, CalibrationSample, ComparedMoment } from './calibration.ts';
import { calibrationChecks } from './calibrationChecks.ts';
import type { CalibrationPrior } from './calibrationPrior.ts';
import { momentMetric } from './momentMetric.ts';

const NOMINAL = 0.9;
/** Normal quantile of a two-sided 99 % interval. */
const Z_99 = 2.5758;

/** What is summed up. */
interface Found {
  readonly prior: CalibrationPrior;
  readonly sample: CalibrationSample;
  /** `priorRanks` of each parameter. */
  readonly ranks: readonly Float64Array[];
  readonly metric: AbcMetric;
  readonly observed: Float64Array;
  /** Called between pieces of work. */
  readonly pause: () => Promise<void>;
}

/** The tables of a calibration: parameters with the coverage of their intervals, moments, and the fit. */
export async function summariseCalibration(found: Found): Promise<Omit<Calibration, 'experiment' | 'seed'>> {
  const { prior, sample, ranks, metric, observed } = found;
  const { draws, posterior } = sample;
  const truths = posterior.draws.slice(0, calibrationChecks.truths);
  const coverage = await coverageOf(found, truths);
  const halves = [0, 1].map((half) => halfMedians(found, half));
  const momentRanks = draws.moments.map(priorRanks);
  const parameters = prior.names.map((name, p) => {
    const moves = strongestCorrelation(ranks[p], momentRanks);
    return {
      name,
      unit: prior.units[p],
      ...identification(draws.parameters[p], ranks[p], posterior, p, halves[0][p] - halves[1][p]),
      coverage: coverage[p],
      moves: moves && { moment: calibrationMoments[moves.moment].name, correlation: moves.correlation },
    };
  });
  const spread = Z_99 * Math.sqrt((NOMINAL * (1 - NOMINAL)) / truths.length);
  return {
    draws: prior.count,
    accepted: posterior.draws.length,
    isAdjusted: posterior.isAdjusted,
    parameters,
    moments: compareMoments(found),
    fit: {
      allMoments: await fitOf(found, momentMetric(draws.moments, observed, false)),
      usedMoments: await fitOf(found, metric),
    },
    truths: truths.length,
    coverageBand: [NOMINAL - spread, Math.min(1, NOMINAL + spread)],
  };
}

/** Share of truths that are held, by parameter. */
async function coverageOf({ sample, ranks, metric, pause }: Found, truths: Int32Array): Promise<Float64Array> {
  const { draws, posterior } = sample;
  const held = new Float64Array(ranks.length);
  for (const truth of truths) {
    const isHeld = truthIsHeld(draws, ranks, metric, posterior.draws.length, truth);
    for (const [p, yes] of isHeld.entries()) if (yes) held[p] += 1;
    await pause();
  }
  return held.map((count) => count / truths.length);
}

/** Places in the prior of the medians of the posterior, from the first or the second half of the draws alone. */
function halfMedians({ sample, ranks, metric, observed, prior }: Found, half: number): readonly number[] {
  const size = Math.floor(prior.count / 2);
  const part = (column: Float64Array): Float64Array => column.slice(half * size, (half + 1) * size);
  const { parameters, moments } = sample.draws;
  const draws = { parameters: parameters.map(part), moments: moments.map(part) };
  const accepted = Math.floor(sample.posterior.draws.length / 2);
  const posterior = abcPosterior(draws, ranks.map(part), metric, observed, accepted);
  return posterior.ranks.map((column) => weightedQuantile(column, posterior.weights, 0.5));
}

/**
 * The test of fit of the package abc for R (https://search.r-project.org/CRAN/refmans/abc/html/gfit.html): the mean distance to the
 * nearest draws, of the past and of draws spread evenly over all.
 */
async function fitOf({ sample, observed, pause }: Found, metric: AbcMetric): Promise<number> {
  const { draws, posterior } = sample;
  const count = draws.moments[0].length;
  const trials = Math.min(calibrationChecks.trials, count);
  const reach = (target: Float64Array, except: number): number =>
    nearestDraws(draws, metric, target, posterior.draws.length, except).distances.reduce((sum, one) => sum + one, 0);
  const past = reach(observed, -1);
  let farther = 0;
  for (let k = 0; k < trials; k++) {
    const trial = Math.floor((k * count) / trials);
    if (
      reach(
        Float64Array.from(draws.moments, (column) => column[trial]),
        trial,
      ) >= past
    )
      farther += 1;
    await pause();
  }
  return farther / trials;
}

function compareMoments({ sample, metric, observed }: Found): ComparedMoment[] {
  const { draws, predicted } = sample;
  return calibrationMoments.map(({ name, unit, meaning }, m) => {
    const sorted = draws.moments[m].slice().sort();
    const runs = predicted.moments[m].slice().sort();
    const low = sortedQuantile(runs, 0.05);
    const high = sortedQuantile(runs, 0.95);
    return {
      name,
      unit,
      meaning,
      data: observed[m],
      prior: [sortedQuantile(sorted, 0.05), sortedQuantile(sorted, 0.95)],
      isUsed: metric.used.includes(m),
      posterior: [low, high],
      isMet: low <= observed[m] && observed[m] <= high,
    };
  });
}
