import { exp } from '../../../models/random/math/exp.ts';
import { pow } from '../../../models/random/math/pow.ts';
import { AnalysisError } from '../analysisError.ts';
import { type BootstrapOptions, bootstrapIndices } from '../bootstrapIndices.ts';
import { checkInputs } from '../checkInputs.ts';
import { checkOutcomes } from '../checkOutcomes.ts';
import type { InputColumn } from '../inputColumn.ts';
import type { RunOutcomes } from '../runOutcomes.ts';
import type { Estimate } from '../statistics/interval.ts';

const GRID_POINTS = 100;
const FEWEST_POINTS = 50;
const ROOT_TWO_PI = 2.5066282746310002;

/** Importance of one input for the whole distribution of the outcome, and for its variance. */
export interface DeltaIndex {
  readonly input: string;
  /** Borgonovo's delta, from 0 to 1, as estimated: of an input that does not matter it is above 0, by chance. */
  readonly delta: Estimate;
  /** Delta less the bias that the bootstrap shows: twice delta less the mean of the draws (equation 30); NaN without. */
  readonly deltaCorrected: number;
  /** First-order Sobol' index from the same classes. */
  readonly first: Estimate;
}

/**
 * Moment-independent importance (Borgonovo 2007, doi:10.1016/j.ress.2006.04.015) and first-order Sobol' indices from any
 * sample, after Plischke, Borgonovo and Smith 2013, doi:10.1016/j.ejor.2012.11.047, equation 26: the points are cut
 * by rank of the input into classes of equal size; delta is half the mean area between the density of the outcome in a
 * class and at all points. Densities are Gaussian kernels with Silverman's factor on 100 points of the range, areas by
 * trapezoids. Categories are classes as they are. Intervals are reflected, around the corrected delta, and may leave out
 * the uncorrected one.
 *
 * @throws AnalysisError for bad columns, fewer than 50 points, failed runs, or an outcome that does not vary.
 */
export function deltaIndices(
  inputs: readonly InputColumn[],
  outcomes: RunOutcomes,
  options: BootstrapOptions,
): DeltaIndex[] {
  const points = outcomes.values.length / outcomes.replications;
  checkInputs(inputs, points);
  checkOutcomes(outcomes, points);
  if (points < FEWEST_POINTS) {
    throw new AnalysisError(`delta needs at least ${FEWEST_POINTS} points, and mostly 500, not ${points}`);
  }
  const d = inputs.length;
  const totals = new Float64Array(d);
  const estimate = (y: Float64Array, picks: Int32Array | null): Float64Array => {
    const indices = estimateAll(inputs, y, picks);
    if (picks !== null) for (let j = 0; j < d; j++) totals[j] += indices[j];
    return indices;
  };
  const estimates = bootstrapIndices(outcomes, points, options, estimate, 'reflected');
  return inputs.map(({ name }, j) => {
    const delta = estimates[j];
    return {
      input: name,
      delta,
      deltaCorrected: 2 * delta.value - totals[j] / options.resamples,
      first: estimates[d + j],
    };
  });
}

/** Delta of all inputs, then first-order indices of all. */
function estimateAll(inputs: readonly InputColumn[], y: Float64Array, picks: Int32Array | null): Float64Array {
  const at = (column: Float64Array): Float64Array =>
    picks === null ? column : Float64Array.from(picks, (point) => column[point]);
  const outcome = at(y);
  const grid = gridOver(y);
  const density = densityOn(grid, outcome) ?? new Float64Array(GRID_POINTS).fill(Number.NaN);
  const mean = meanOf(outcome);
  const variance = outcome.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / outcome.length;
  const result = new Float64Array(2 * inputs.length);
  inputs.forEach(({ values, categories }, j) => {
    for (const part of classesOf(at(values), outcome, categories !== null)) {
      const share = part.length / outcome.length;
      const difference = meanOf(part) - mean;
      result[j] += (share / 2) * areaBetween(grid, density, densityOn(grid, part));
      result[inputs.length + j] += (share * difference * difference) / variance;
    }
  });
  return result;
}

/** The outcome in every class, in the order of the input; ties in order of appearance. */
function classesOf(x: Float64Array, y: Float64Array, isCategory: boolean): Float64Array[] {
  const n = x.length;
  const order = Array.from(x.keys()).sort((a, b) => x[a] - x[b] || a - b);
  if (isCategory) {
    return [...new Set(order.map((point) => x[point]))].map((value) => y.filter((_, point) => x[point] === value));
  }
  const classes = numberOfClasses(n);
  return Array.from({ length: classes }, (_, k) => {
    const from = Math.floor(k * (n / classes));
    const to = k === classes - 1 ? n : Math.floor((k + 1) * (n / classes));
    return Float64Array.from(order.slice(from, to), (point) => y[point]);
  });
}

/** n to the power 2 / (7 + tanh((1500 - n) / 500)), rounded up, at most 48. */
function numberOfClasses(n: number): number {
  const e = exp((2 * (1500 - n)) / 500);
  const tanh = e === Number.POSITIVE_INFINITY ? 1 : (e - 1) / (e + 1);
  return Math.min(Math.ceil(pow(n, 2 / (7 + tanh))), 48);
}

function gridOver(y: Float64Array): Float64Array {
  let low = y[0];
  let high = y[0];
  for (const value of y) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const step = (high - low) / (GRID_POINTS - 1);
  return Float64Array.from({ length: GRID_POINTS }, (_, i) => (i === GRID_POINTS - 1 ? high : low + i * step));
}

/** Null where the sample does not vary, so that it has no density. */
function densityOn(grid: Float64Array, sample: Float64Array): Float64Array | null {
  const n = sample.length;
  const mean = meanOf(sample);
  const variance = sample.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1);
  if (!(variance > 0) || sample.every((value) => value === sample[0])) return null;
  const width = pow((n * 3) / 4, -0.2) * Math.sqrt(variance);
  const scale = 1 / (n * width * ROOT_TWO_PI);
  return grid.map((at) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const z = (at - sample[i]) / width;
      const exponent = -0.5 * z * z;
      // The rest is below 1e-18 of a kernel's peak.
      if (exponent > -42) sum += exp(exponent);
    }
    return sum * scale;
  });
}

/** By trapezoids. A class without a density is a point mass, which shares no area with the density of all. */
function areaBetween(grid: Float64Array, all: Float64Array, part: Float64Array | null): number {
  let area = 0;
  for (let i = 1; i < grid.length; i++) {
    const left = part === null ? all[i - 1] : Math.abs(all[i - 1] - part[i - 1]);
    const right = part === null ? all[i] : Math.abs(all[i] - part[i]);
    area += ((grid[i] - grid[i - 1]) * (left + right)) / 2;
  }
  return area;
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
