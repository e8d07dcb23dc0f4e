import { studentTQuantile } from '../../../models/random/math/studentTQuantile.ts';
import { AnalysisError } from '../analysisError.ts';

/** How the mean settles as replications are added. */
export interface RunningMean {
  /** After 1, 2, ... replications. */
  readonly mean: Float64Array;
  /** Half the width of the t interval; NaN after one. */
  readonly halfWidth: Float64Array;
}

/**
 * Mean and half-width after each replication (Welford 1962, doi:10.1080/00401706.1962.10490022): are there enough?
 *
 * @param sample finite, in the order of the replications.
 * @param level in (0, 1).
 * @throws AnalysisError naming a replication without a finite number.
 */
export function runningMean(sample: Float64Array, level: number): RunningMean {
  const missing = sample.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0) throw new AnalysisError(`replication ${missing} has no finite number (${sample[missing]})`);
  const mean = new Float64Array(sample.length);
  const halfWidth = new Float64Array(sample.length);
  let average = 0;
  let squares = 0;
  sample.forEach((value, i) => {
    const off = value - average;
    average += off / (i + 1);
    squares += off * (value - average);
    mean[i] = average;
    halfWidth[i] = i === 0 ? Number.NaN : tQuantile(level, i) * Math.sqrt(squares / i / (i + 1));
  });
  return { mean, halfWidth };
}

/** By level and degrees of freedom: samples of an experiment share them, and each takes a search. */
const knownQuantiles = new Map<number, number[]>();

function tQuantile(level: number, df: number): number {
  const ofLevel = knownQuantiles.get(level) ?? [];
  knownQuantiles.set(level, ofLevel);
  ofLevel[df] ??= studentTQuantile((1 + level) / 2, df);
  return ofLevel[df];
}

/**
 * How many replications would bring the half-width down to `target`, if the spread is what it seems now: at least as many
 * as there are where that is not reached yet (Law 2015, section 9.4.1).
 *
 * @param halfWidth now, after `replications`. @param target above 0, in the unit of the outcome.
 */
export function replicationsFor(halfWidth: number, replications: number, target: number): number {
  if (!(target > 0 && halfWidth >= 0 && replications >= 2)) {
    throw new AnalysisError(`a target above 0 and 2 replications are needed, not ${target} and ${replications}`);
  }
  const ratio = halfWidth / target;
  return Math.max(2, Math.ceil(replications * ratio * ratio));
}
