import { AnalysisError } from '../analysisError.ts';
import { type BootstrapOptions, bootstrapIndices } from '../bootstrapIndices.ts';
import { checkInputs } from '../checkInputs.ts';
import { checkOutcomes } from '../checkOutcomes.ts';
import type { InputColumn } from '../inputColumn.ts';
import type { RunOutcomes } from '../runOutcomes.ts';
import type { Estimate } from '../statistics/interval.ts';
import { kolmogorovSmirnov } from '../statistics/kolmogorovSmirnov.ts';
import { sortedQuantile } from '../statistics/sortedQuantile.ts';

/** An empirical distribution of fewer points is too coarse. */
const FEWEST_A_SLICE = 10;

/** The name under which the dummy is reported. */
export const DUMMY = '(dummy)';

/** How far the distribution of the outcome moves when one input is known: distances over the slices of its range. */
export interface PawnIndex {
  /** An input, or last the dummy, which moves nothing: inputs at its level cannot be told from noise. */
  readonly input: string;
  readonly minimum: Estimate;
  readonly mean: Estimate;
  readonly median: Estimate;
  readonly maximum: Estimate;
  /** Standard deviation (divisor n) over mean. */
  readonly cv: Estimate;
}

/**
 * PAWN from any sample (Pianosi and Wagener 2018, doi:10.1016/j.envsoft.2018.07.019): the Kolmogorov-Smirnov distance of
 * the outcome within a slice of the input to the outcome at all points. Slices hold equally many points, from one
 * quantile (type 7) up to but not including the next, as in SALib, so that the largest value is in none. Categories,
 * and numbers with no more values than slices, are sliced by value. The dummy is an input of random numbers.
 * Bootstrap draws repeat points, which raises distances: intervals lie too high and may leave out the estimate; compare
 * them with that of the dummy.
 *
 * @throws AnalysisError for bad columns, too few points for the slices, failed runs, or an outcome that does not vary.
 */
export function pawnIndices(
  inputs: readonly InputColumn[],
  outcomes: RunOutcomes,
  options: BootstrapOptions & { readonly slices: number },
): PawnIndex[] {
  const { slices, streams } = options;
  const points = outcomes.values.length / outcomes.replications;
  checkInputs(inputs, points);
  checkOutcomes(outcomes, points);
  if (!(Number.isSafeInteger(slices) && slices >= 2 && points >= slices * FEWEST_A_SLICE)) {
    throw new AnalysisError(
      `PAWN needs at least 2 slices of ${FEWEST_A_SLICE} points each: ${slices} slices and ${points} points do not do`,
    );
  }
  const uniforms = streams.sequence('analyse', 'pawn', 'dummy');
  const dummy = Float64Array.from({ length: points }, () => uniforms.next());
  const columns = [...inputs, { name: DUMMY, values: dummy, categories: null }];
  const estimates = bootstrapIndices(outcomes, points, options, (y, picks) => estimateAll(columns, y, slices, picks));
  return columns.map(({ name }, j) => {
    const [minimum, mean, median, maximum, cv] = estimates.slice(5 * j, 5 * j + 5);
    return { input: name, minimum, mean, median, maximum, cv };
  });
}

function estimateAll(
  columns: readonly InputColumn[],
  y: Float64Array,
  slices: number,
  picks: Int32Array | null,
): Float64Array {
  const at = (column: Float64Array): Float64Array =>
    picks === null ? column : Float64Array.from(picks, (point) => column[point]);
  const outcome = at(y);
  const all = outcome.slice().sort();
  return Float64Array.from(
    columns.flatMap(({ values, categories }) => {
      const parts = slicesOf(at(values), outcome, slices, categories !== null);
      return summarise(parts.map((part) => kolmogorovSmirnov(part.sort(), all)));
    }),
  );
}

/** The outcome within every slice that is not empty. */
function slicesOf(x: Float64Array, y: Float64Array, slices: number, isCategory: boolean): Float64Array[] {
  const sorted = x.slice().sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const byValue = isCategory || distinct.length <= slices;
  const edges = byValue
    ? [...distinct, Number.POSITIVE_INFINITY]
    : Array.from({ length: slices + 1 }, (_, k) => sortedQuantile(sorted, k / slices));
  return edges
    .slice(1)
    .map((high, k) => y.filter((_, point) => x[point] >= edges[k] && x[point] < high))
    .filter((part) => part.length > 0);
}

function summarise(distances: number[]): number[] {
  const sorted = Float64Array.from(distances).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const variance = sorted.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / sorted.length;
  const median = sortedQuantile(sorted, 0.5);
  return [sorted[0], mean, median, sorted[sorted.length - 1], Math.sqrt(variance) / mean];
}
