import type { Sequence } from '../../../models/random/streams.ts';

/** Exchanges tried for each point. */
const TRIALS_PER_POINT = 100;
/** Bounds the work, points times coordinates looked at, to seconds. */
const MAX_WORK = 4e8;

/**
 * Sets the points of a Latin hypercube apart by the criterion phi of Morris and Mitchell 1995,
 * doi:10.1016/0378-3758(94)00035-T, with p = 20: the sum over all pairs of distance^-20, which the closest pairs rule.
 * Two points exchange one coordinate, chosen at random, wherever that makes the sum smaller. The smallest distance
 * between two points never ends smaller than it was.
 *
 * @param columns coordinates by dimension, changed in place; each keeps its numbers, in another order.
 */
export function spreadPoints(columns: readonly Float64Array[], draws: Sequence): void {
  const size = columns[0]?.length ?? 0;
  if (columns.length < 2 || size < 3) return;
  const before = columns.map((column) => column.slice());
  const trials = Math.min(TRIALS_PER_POINT * size, Math.floor(MAX_WORK / (2 * size * columns.length)));
  for (let trial = 0; trial < trials; trial++) {
    const column = columns[Math.floor(draws.next() * columns.length)];
    const first = Math.floor(draws.next() * size);
    const step = 1 + Math.floor(draws.next() * (size - 1));
    const second = (first + step) % size;
    const now = crowding(columns, first, second);
    exchange(column, first, second);
    if (!(crowding(columns, first, second) < now)) exchange(column, first, second);
  }
  if (smallestDistance(columns) >= smallestDistance(before)) return;
  columns.forEach((column, j) => {
    column.set(before[j]);
  });
}

/** @returns the smallest squared distance between two points. */
export function smallestDistance(columns: readonly Float64Array[]): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < columns[0].length; i++) {
    for (let k = 0; k < i; k++) smallest = Math.min(smallest, squaredDistance(columns, i, k));
  }
  return smallest;
}

/** The part of the criterion that two points have with all others; their own distance an exchange leaves as it is. */
function crowding(columns: readonly Float64Array[], first: number, second: number): number {
  let sum = 0;
  const size = columns[0].length;
  for (let k = 0; k < size; k++) {
    if (k === first || k === second) continue;
    sum += repulsion(squaredDistance(columns, first, k)) + repulsion(squaredDistance(columns, second, k));
  }
  return sum;
}

/** distance^-20. */
function repulsion(squared: number): number {
  const inverse = 1 / squared;
  const fourth = inverse * inverse;
  const eighth = fourth * fourth;
  return eighth * eighth * fourth;
}

function squaredDistance(columns: readonly Float64Array[], first: number, second: number): number {
  let sum = 0;
  for (let j = 0; j < columns.length; j++) {
    const gap = columns[j][first] - columns[j][second];
    sum += gap * gap;
  }
  return sum;
}

function exchange(column: Float64Array, first: number, second: number): void {
  const kept = column[first];
  column[first] = column[second];
  column[second] = kept;
}
