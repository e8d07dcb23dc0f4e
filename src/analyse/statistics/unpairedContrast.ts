import { studentTQuantile } from '../../../models/random/math/studentTQuantile.ts';
import { AnalysisError } from '../analysisError.ts';
import type { Estimate } from './interval.ts';

/**
 * Mean difference of two points that were run with independent random numbers, with the interval of Welch (1947,
 * doi:10.2307/2332510), which lets their spreads differ. Its degrees of freedom are seldom whole: the quantile of
 * Student's t is linear between its neighbours in 1 / degrees, to about 1e-4.
 *
 * @param own at least two. @param base at least two; sizes may differ.
 * @throws AnalysisError for small samples, or naming a replication without a finite number.
 */
export function unpairedContrast(own: Float64Array, base: Float64Array, level: number): Estimate {
  if (own.length < 2 || base.length < 2) {
    throw new AnalysisError(
      `a comparison needs at least 2 replications on both sides, not ${own.length} and ${base.length}`,
    );
  }
  for (const sample of [own, base]) {
    const missing = sample.findIndex((value) => !Number.isFinite(value));
    if (missing >= 0) throw new AnalysisError(`replication ${missing} has no finite number (${sample[missing]})`);
  }
  const [a, b] = [own, base].map((sample) => ({ ...moments(sample), n: sample.length }));
  const value = a.mean - b.mean;
  const [shareA, shareB] = [a.variance / a.n, b.variance / b.n];
  const variance = shareA + shareB;
  if (variance === 0) return { value, low: value, high: value };
  const degrees = (variance * variance) / ((shareA * shareA) / (a.n - 1) + (shareB * shareB) / (b.n - 1));
  const half = tQuantile((1 + level) / 2, degrees) * Math.sqrt(variance);
  return { value, low: value - half, high: value + half };
}

function moments(sample: Float64Array): { readonly mean: number; readonly variance: number } {
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const squares = sample.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, variance: squares / (sample.length - 1) };
}

/** @param degrees from 1. */
function tQuantile(p: number, degrees: number): number {
  const below = Math.max(1, Math.floor(degrees));
  const above = below + 1;
  const share = (1 / below - 1 / Math.max(below, degrees)) / (1 / below - 1 / above);
  const low = studentTQuantile(p, below);
  return share === 0 ? low : low + (studentTQuantile(p, above) - low) * share;
}
