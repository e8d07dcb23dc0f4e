import type { InputColumn } from '../inputColumn.ts';

/** What a box allows of one input: numbers from `low` to `high`, both included, or some of the categories. */
export type Limit =
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  /** Places in the categories of the input, rising. */
  | { readonly kind: 'categories'; readonly allowed: readonly number[] };

/** One limit an input, in the order of the inputs. */
export type Box = readonly Limit[];

/** The smallest box that holds all points. */
export function boxAround(inputs: readonly InputColumn[]): Box {
  return inputs.map(({ values, categories }) => {
    const sorted = values.slice().sort();
    return categories === null
      ? { kind: 'range', low: sorted[0], high: sorted[sorted.length - 1] }
      : { kind: 'categories', allowed: [...new Set(sorted)] };
  });
}

/** Whether a value of an input is within its limit. */
export function allows(limit: Limit, value: number): boolean {
  return limit.kind === 'range' ? value >= limit.low && value <= limit.high : limit.allowed.includes(value);
}

/** Those of the points that are in the box. */
export function pointsWithin(inputs: readonly InputColumn[], box: Box, points: Int32Array): Int32Array {
  return points.filter((point) => box.every((limit, j) => allows(limit, inputs[j].values[point])));
}

/** Whether a limit is another than the one of all points. */
export function isRestricted(limit: Limit, whole: Limit): boolean {
  if (limit.kind === 'range' && whole.kind === 'range') return limit.low !== whole.low || limit.high !== whole.high;
  if (limit.kind === 'range' || whole.kind === 'range') return true;
  return limit.allowed.length !== whole.allowed.length;
}

/** How many inputs a box restricts. */
export function restrictedInputs(box: Box, whole: Box): number {
  return box.filter((limit, j) => isRestricted(limit, whole[j])).length;
}

/** The box with another limit of one input. */
export function withLimit(box: Box, input: number, limit: Limit): Box {
  return box.map((old, j) => (j === input ? limit : old));
}
