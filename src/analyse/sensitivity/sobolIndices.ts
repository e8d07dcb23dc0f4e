import type { UnitDesign } from '../../plan/designs/unitDesign.ts';
import { AnalysisError } from '../analysisError.ts';
import { type BootstrapOptions, bootstrapIndices } from '../bootstrapIndices.ts';
import { checkOutcomes } from '../checkOutcomes.ts';
import type { RunOutcomes } from '../runOutcomes.ts';
import type { Estimate } from '../statistics/interval.ts';

/** Fewer samples say next to nothing, not even about their own error. */
const FEWEST_SAMPLES = 8;

/** Saltelli's design as run. */
export interface SaltelliPoints {
  readonly names: readonly string[];
  readonly secondOrder: boolean;
  /** Rows A; AB_1 ... AB_D; with second order BA_1 ... BA_D; B; sample after sample. */
  readonly unit: UnitDesign;
}

/** Shares of the variance of an outcome. Estimates can fall somewhat below 0 or above 1. */
export interface SobolIndices {
  /** By the input alone. */
  readonly first: readonly { readonly input: string; readonly index: Estimate }[];
  /** By the input and its interactions. */
  readonly total: readonly { readonly input: string; readonly index: Estimate }[];
  /** By the interaction of a pair alone; empty where the design is of first order. */
  readonly second: readonly { readonly inputs: readonly [string, string]; readonly index: Estimate }[];
}

/**
 * Sobol' indices. With y standardised over all rows and V the variance of A and B together: first order
 * mean(B (AB_j - A)) / V and second order (Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018; Saltelli 2002,
 * doi:10.1016/S0010-4655(02)00280-1), total mean((A - AB_j)^2) / (2 V) (Jansen 1999, doi:10.1016/S0010-4655(98)00154-4).
 * Intervals resample the samples; of a Sobol' sequence they are too wide rather than too narrow, for the bootstrap takes
 * its points for independent.
 *
 * @throws AnalysisError for incomplete or other rows, too few samples, failed runs, or an outcome that does not vary.
 */
export function sobolIndices(design: SaltelliPoints, outcomes: RunOutcomes, options: BootstrapOptions): SobolIndices {
  const { names, secondOrder } = design;
  const samples = checkLayout(design);
  checkOutcomes(outcomes, design.unit.size);
  const estimates = bootstrapIndices(outcomes, samples, options, (y, picks) => {
    return estimateAll(standardised(y), names.length, secondOrder, samples, picks);
  });
  const d = names.length;
  const pairs = secondOrder ? pairsOf(d) : [];
  return {
    first: names.map((input, j) => ({ input, index: estimates[j] })),
    total: names.map((input, j) => ({ input, index: estimates[d + j] })),
    second: pairs.map(([j, k], pair) => ({ inputs: [names[j], names[k]], index: estimates[2 * d + pair] })),
  };
}

/** @returns the number of samples. */
function checkLayout({ names, secondOrder, unit }: SaltelliPoints): number {
  const rows = rowsOf(names.length, secondOrder);
  const order = secondOrder ? 'second' : 'first';
  if (unit.dimensions !== names.length || unit.size % rows !== 0) {
    throw new AnalysisError(
      `Saltelli's design of ${order} order of ${names.length} inputs has ${rows} points a sample, but ${unit.size} ` +
        `points in ${unit.dimensions} dimensions are not whole samples. Points left out by a constraint or cut off ` +
        'break it: run the missing points, or use a method for any sample of points (PAWN, delta)',
    );
  }
  const samples = unit.size / rows;
  if (samples < FEWEST_SAMPLES) {
    throw new AnalysisError(`Sobol' indices need at least ${FEWEST_SAMPLES} samples, and mostly 500, not ${samples}`);
  }
  for (let sample = 0; sample < samples; sample++) checkSample(unit, sample * rows, rows);
  return samples;
}

function checkSample(unit: UnitDesign, start: number, rows: number): void {
  const d = unit.dimensions;
  const a = new Float64Array(d);
  const b = new Float64Array(d);
  const row = new Float64Array(d);
  unit.at(start, a);
  unit.at(start + rows - 1, b);
  for (let place = 1; place < rows - 1; place++) {
    unit.at(start + place, row);
    const [own, other] = place <= d ? [a, b] : [b, a];
    const exchanged = (place - 1) % d;
    for (let j = 0; j < d; j++) {
      if (row[j] === (j === exchanged ? other : own)[j]) continue;
      throw new AnalysisError(
        `point ${start + place} is not the row of Saltelli's design that belongs there (coordinate ${j}): the points ` +
          'are of another design or in another order',
      );
    }
  }
}

function rowsOf(d: number, secondOrder: boolean): number {
  return (secondOrder ? 2 : 1) * d + 2;
}

function pairsOf(d: number): [number, number][] {
  return Array.from({ length: d }, (_, j) => j).flatMap((j) =>
    Array.from({ length: d - j - 1 }, (_, more): [number, number] => [j, j + 1 + more]),
  );
}

/** y less its mean, over its standard deviation of divisor n: first-order estimates would drift with a constant. */
function standardised(y: Float64Array): Float64Array {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const variance = y.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / y.length;
  const sd = Math.sqrt(variance);
  return y.map((value) => (value - mean) / sd);
}

/** First, total and second order, one after another. */
function estimateAll(
  y: Float64Array,
  d: number,
  secondOrder: boolean,
  samples: number,
  picks: Int32Array | null,
): Float64Array {
  const rows = rowsOf(d, secondOrder);
  const pairs = secondOrder ? pairsOf(d) : [];
  const sums = new Float64Array(2 * d + pairs.length);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < samples; i++) {
    const start = (picks === null ? i : picks[i]) * rows;
    const a = y[start];
    const b = y[start + rows - 1];
    sum += a + b;
    squares += a * a + b * b;
    for (let j = 0; j < d; j++) {
      const ab = y[start + 1 + j];
      sums[j] += b * (ab - a);
      sums[d + j] += 0.5 * (a - ab) * (a - ab);
    }
    for (let pair = 0; pair < pairs.length; pair++) {
      const [j, k] = pairs[pair];
      sums[2 * d + pair] += y[start + 1 + d + j] * y[start + 1 + k] - a * b;
    }
  }
  const mean = sum / (2 * samples);
  const variance = squares / (2 * samples) - mean * mean;
  const indices = sums.map((total) => total / samples / variance);
  for (let pair = 0; pair < pairs.length; pair++) {
    const [j, k] = pairs[pair];
    indices[2 * d + pair] -= indices[j] + indices[k];
  }
  return indices;
}
