import type { InputColumn } from '../inputColumn.ts';
import { type Box, boxAround, withLimit } from './box.ts';
import { type BoxOfCases, boxOfCases, casesAmong } from './boxOfCases.ts';
import { checkCases } from './checkCases.ts';

/** A leaf of the tree. Together the leaves hold every point once; of numbers, `low` is excluded where it is a split. */
export type CartLeaf = BoxOfCases;

interface Split {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly boxes: readonly [Box, Box];
  /** Gini impurity of both sides, weighted by their points. */
  readonly impurity: number;
}

/**
 * A classification tree (Breiman et al. 1984, doi:10.1201/9781315139470): splits the points, by the input and value that
 * leave the least Gini impurity, until a part is pure or cannot be split into parts of `smallest`. Numbers are split
 * midway between two values, categories one against the others; of equal splits the first input and lowest value. Not
 * pruned: `smallest` is the guard against chance.
 *
 * @param ofInterest one a point.
 * @param smallest fraction of the points that a leaf must hold, rounded down.
 * @returns leaves, from left to right.
 * @throws AnalysisError for bad columns, too few points of interest, or a fraction out of range.
 */
export function cartLeaves(
  inputs: readonly InputColumn[],
  ofInterest: readonly boolean[],
  smallest: number,
): CartLeaf[] {
  checkCases(inputs, ofInterest, { smallest });
  const fewest = Math.max(1, Math.floor(smallest * ofInterest.length));
  const whole = boxAround(inputs);
  const grow = (points: Int32Array, box: Box): CartLeaf[] => {
    const cases = casesAmong(points, ofInterest);
    const split = cases === 0 || cases === points.length ? null : bestSplit(inputs, ofInterest, points, box, fewest);
    if (split !== null) return [...grow(split.left, split.boxes[0]), ...grow(split.right, split.boxes[1])];
    return [boxOfCases(box, whole, points, ofInterest)];
  };
  return grow(Int32Array.from(ofInterest.keys()), whole);
}

function bestSplit(
  inputs: readonly InputColumn[],
  ofInterest: readonly boolean[],
  points: Int32Array,
  box: Box,
  fewest: number,
): Split | null {
  let best: Split | null = null;
  inputs.forEach(({ values, categories }, j) => {
    const limit = box[j];
    const found =
      limit.kind === 'range' && categories === null
        ? splitOfNumbers(values, ofInterest, points, fewest)
        : limit.kind === 'categories'
          ? splitOfCategories(values, limit.allowed, ofInterest, points, fewest)
          : null;
    if (found === null || (best !== null && found.impurity >= best.impurity)) return;
    const { impurity, at } = found;
    const isLeft = (point: number): boolean => (categories === null ? values[point] <= at : values[point] === at);
    best = {
      impurity,
      left: points.filter(isLeft),
      right: points.filter((point) => !isLeft(point)),
      boxes:
        limit.kind === 'range'
          ? [withLimit(box, j, { ...limit, high: at }), withLimit(box, j, { ...limit, low: at })]
          : [
              withLimit(box, j, { ...limit, allowed: [at] }),
              withLimit(box, j, { ...limit, allowed: limit.allowed.filter((category) => category !== at) }),
            ],
    };
  });
  return best;
}

interface Place {
  /** The number up to which, or the category which, goes left. */
  readonly at: number;
  readonly impurity: number;
}

function splitOfNumbers(
  values: Float64Array,
  ofInterest: readonly boolean[],
  points: Int32Array,
  fewest: number,
): Place | null {
  const sorted = Array.from(points).sort((a, b) => values[a] - values[b] || a - b);
  const n = sorted.length;
  const cases = casesAmong(points, ofInterest);
  let best: Place | null = null;
  let casesLeft = 0;
  for (let left = 1; left <= n - fewest; left++) {
    const before = values[sorted[left - 1]];
    const after = values[sorted[left]];
    if (ofInterest[sorted[left - 1]]) casesLeft++;
    if (left < fewest || before === after) continue;
    const impurity = gini(casesLeft, left) + gini(cases - casesLeft, n - left);
    const middle = before / 2 + after / 2;
    if (best === null || impurity < best.impurity) best = { at: middle < after ? middle : before, impurity };
  }
  return best;
}

function splitOfCategories(
  values: Float64Array,
  allowed: readonly number[],
  ofInterest: readonly boolean[],
  points: Int32Array,
  fewest: number,
): Place | null {
  const cases = casesAmong(points, ofInterest);
  let best: Place | null = null;
  for (const category of allowed) {
    const left = points.filter((point) => values[point] === category);
    if (left.length < fewest || points.length - left.length < fewest) continue;
    const casesLeft = casesAmong(left, ofInterest);
    const impurity = gini(casesLeft, left.length) + gini(cases - casesLeft, points.length - left.length);
    if (best === null || impurity < best.impurity) best = { at: category, impurity };
  }
  return best;
}

/** Gini impurity times points, without the factor 2. */
function gini(cases: number, points: number): number {
  return (cases * (points - cases)) / points;
}
