import { studentTQuantile } from '../../../models/random/math/studentTQuantile.ts';
import { AnalysisError } from '../analysisError.ts';
import type { Estimate } from './interval.ts';

/** Difference of two points that were run with the same random numbers. */
export interface PairedContrast {
  /** Mean difference with its t interval. */
  readonly difference: Estimate;
  /** Standard deviation of the differences, divisor n - 1. */
  readonly sd: number;
  /** How many times more replications it would take with independent random numbers; Infinity for equal differences. */
  readonly replicationsSaved: number;
}

/**
 * Compares two points replication by replication: what both share cancels (common random numbers, Law 2015, section
 * 11.2; the paired t interval).
 *
 * @param own one a replication. @param base the same replications of the other point.
 * @throws AnalysisError for unequal or small samples, or naming a replication without a finite number.
 */
export function pairedContrast(own: Float64Array, base: Float64Array, level: number): PairedContrast {
  const n = own.length;
  if (n !== base.length || n < 2) {
    throw new AnalysisError(`pairs need the same replications, at least 2, not ${n} and ${base.length}`);
  }
  const differences = own.map((value, r) => value - base[r]);
  const missing = differences.findIndex((value) => !Number.isFinite(value));
  if (missing >= 0) throw new AnalysisError(`replication ${missing} has no finite number in both points`);
  const mean = meanOf(differences);
  const variance = varianceOf(differences);
  const half = studentTQuantile((1 + level) / 2, n - 1) * Math.sqrt(variance / n);
  return {
    difference: { value: mean, low: mean - half, high: mean + half },
    sd: Math.sqrt(variance),
    replicationsSaved: (varianceOf(own) + varianceOf(base)) / variance,
  };
}

function meanOf(sample: Float64Array): number {
  return sample.reduce((sum, value) => sum + value, 0) / sample.length;
}

function varianceOf(sample: Float64Array): number {
  const mean = meanOf(sample);
  return sample.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (sample.length - 1);
}
