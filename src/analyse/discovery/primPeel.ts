import type { InputColumn } from '../inputColumn.ts';
import { type Box, type Limit, pointsWithin, withLimit } from './box.ts';

/** A box to go on with, and the points in it. */
export interface Candidate {
  readonly box: Box;
  readonly points: Int32Array;
}

/** A little less of one input: of numbers, the upper or lower end at the quantile `alpha`; of categories, one of them. */
export function peels(inputs: readonly InputColumn[], { box, points }: Candidate, alpha: number): Candidate[] {
  return inputs.flatMap(({ values }, j) => {
    const limit = box[j];
    return (
      limit.kind === 'range'
        ? smallerRanges(limit, Float64Array.from(points, (point) => values[point]).sort(), alpha)
        : smallerSets(limit.allowed)
    ).map((smaller) => ({ box: withLimit(box, j, smaller), points: pointsWithin([inputs[j]], [smaller], points) }));
  });
}

/**
 * A little more of one restricted input. Of numbers, as far as the quantile `alpha` of the points beyond the end; of
 * categories, one more.
 *
 * @param pool the points that a box may take.
 */
export function pastes(
  inputs: readonly InputColumn[],
  { box }: Candidate,
  whole: Box,
  pool: Int32Array,
  alpha: number,
): Candidate[] {
  return inputs.flatMap((input, j) => {
    const limit = box[j];
    const most = whole[j];
    const larger =
      limit.kind === 'range' && most.kind === 'range'
        ? largerRanges(limit, most, (beyond) => valuesWithin(inputs, withLimit(box, j, beyond), pool, input), alpha)
        : largerSets(limit, most);
    return larger.map((wider) => {
      const pasted = withLimit(box, j, wider);
      return { box: pasted, points: pointsWithin(inputs, pasted, pool) };
    });
  });
}

type Range = Limit & { readonly kind: 'range' };

function smallerRanges(limit: Range, sorted: Float64Array, alpha: number): Range[] {
  return [
    { ...limit, high: cut(sorted, 1 - alpha) },
    { ...limit, low: cut(sorted, alpha) },
  ];
}

function smallerSets(allowed: readonly number[]): Limit[] {
  if (allowed.length < 2) return [];
  return allowed.map((gone) => ({ kind: 'categories', allowed: allowed.filter((category) => category !== gone) }));
}

function largerRanges(limit: Range, most: Range, valuesIn: (range: Range) => Float64Array, alpha: number): Range[] {
  const larger: Range[] = [];
  if (limit.low !== most.low) {
    const below = valuesIn({ kind: 'range', low: most.low, high: limit.low });
    larger.push({ ...limit, low: below.length > 0 ? cut(below, 1 - alpha) : most.low });
  }
  if (limit.high !== most.high) {
    const above = valuesIn({ kind: 'range', low: limit.high, high: most.high });
    larger.push({ ...limit, high: above.length > 0 ? cut(above, alpha) : most.high });
  }
  return larger;
}

function largerSets(limit: Limit, most: Limit): Limit[] {
  if (limit.kind === 'range' || most.kind === 'range') return [];
  return most.allowed
    .filter((category) => !limit.allowed.includes(category))
    .map((more) => ({ kind: 'categories', allowed: [...limit.allowed, more].sort((a, b) => a - b) }));
}

function valuesWithin(inputs: readonly InputColumn[], box: Box, pool: Int32Array, { values }: InputColumn) {
  return Float64Array.from(pointsWithin(inputs, box, pool), (point) => values[point]).sort();
}

/**
 * Between the two values around place (n - 1) p, the middle of them. Equal neighbours give way away from the end that is
 * cut, so that something is cut off: downwards for p above 1/2, else upwards.
 */
function cut(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p;
  let lower = Math.floor(place);
  let upper = Math.ceil(place);
  if (p > 0.5) while (sorted[lower] === sorted[upper] && lower > 0) lower--;
  else while (sorted[lower] === sorted[upper] && upper < sorted.length - 1) upper++;
  return (sorted[lower] + sorted[upper]) / 2;
}
