import { AnalysisError } from '../analysisError.ts';

/** Quantiles of a stream of numbers of any length in bounded memory. */
export interface QuantileSketch {
  /** Takes one number. @throws AnalysisError for one that is not finite. */
  add(value: number): void;
  /** Numbers taken. */
  count(): number;
  /** Whether quantiles are those of all numbers, because they fitted. */
  isExact(): boolean;
  /**
   * The largest error of the rank of a quantile, as a share of the numbers taken; 0 where exact.
   */
  rankError(): number;
  /** Linear between order statistics (type 7) where exact; NaN before the first number. @param p in [0, 1]. */
  quantile(p: number): number;
  /** The same for several, which sorts what is held once. */
  quantiles(p: readonly number[]): number[];
}

/**
 * A sketch that is exact up to `capacity` numbers; then it halves: sorts a full buffer and keeps every other number with
 * twice the weight, odd and even places by turns (Munro and Paterson 1980, doi:10.1016/0304-3975(80)90061-4; Manku,
 * Rajagopalan and Lindsay 1998, doi:10.1145/276304.276342). No chance is involved: the same numbers in the same order
 * give the same bits.
 *
 * @param capacity of each of the about log2(n / capacity) buffers; even, at least 2.
 */
export function createQuantileSketch(capacity: number): QuantileSketch {
  if (!(Number.isSafeInteger(capacity) && capacity >= 2 && capacity % 2 === 0)) {
    throw new AnalysisError(`the capacity of a sketch must be an even integer from 2, not ${capacity}`);
  }
  /** Of each level, whose numbers count 2^level times. */
  const buffers: number[][] = [[]];
  const takesOdd: boolean[] = [];
  let count = 0;
  /** By how much ranks can at most be too high and too low. */
  let above = 0;
  let below = 0;

  const halve = (level: number): void => {
    const full = buffers[level].sort((a, b) => a - b);
    buffers[level] = [];
    buffers[level + 1] ??= [];
    const first = takesOdd[level] ? 1 : 0;
    takesOdd[level] = !takesOdd[level];
    // Of an odd number of values below any other, the even places keep half a value too many, the odd ones too few: the
    // rank moves by one weight, and never the other way.
    if (first === 0) above += weightOf(level);
    else below += weightOf(level);
    for (let i = first; i < full.length; i += 2) {
      buffers[level + 1].push(full[i]);
      if (buffers[level + 1].length === capacity) halve(level + 1);
    }
  };

  const quantiles = (p: readonly number[]): number[] => {
    if (count === 0) return p.map(() => Number.NaN);
    const valueAt = buffers.length === 1 ? exactly(buffers[0]) : byWeight(buffers);
    return p.map((one) => {
      const place = (count - 1) * one;
      const low = valueAt(Math.floor(place));
      return low + (valueAt(Math.ceil(place)) - low) * (place - Math.floor(place));
    });
  };

  return {
    add(value) {
      if (!Number.isFinite(value)) throw new AnalysisError(`a quantile of ${value} has no meaning`);
      // Not before there is one too many: `capacity` numbers are still exact.
      if (buffers[0].length === capacity) halve(0);
      buffers[0].push(value);
      count++;
    },
    count: () => count,
    isExact: () => buffers.length === 1,
    rankError: () => (count === 0 ? 0 : Math.max(above, below) / count),
    quantile: (p) => quantiles([p])[0],
    quantiles,
  };
}

/** Values by their rank from 0 where all numbers are held. */
function exactly(held: readonly number[]): (rank: number) => number {
  const sorted = Float64Array.from(held).sort();
  return (rank) => sorted[rank];
}

/** Values by their rank from 0 where every number counts by the weight of its level. */
function byWeight(buffers: readonly (readonly number[])[]): (rank: number) => number {
  const held = buffers.flatMap((buffer, level) => buffer.map((value) => ({ value, weight: weightOf(level) })));
  held.sort((a, b) => a.value - b.value);
  return (rank) => {
    let passed = 0;
    for (const { value, weight } of held) {
      passed += weight;
      if (passed > rank) return value;
    }
    return held[held.length - 1].value;
  };
}

/** 2^level. */
function weightOf(level: number): number {
  let weight = 1;
  for (let i = 0; i < level; i++) weight *= 2;
  return weight;
}
