/** What a series of log retargets looks like. */
export interface RetargetMoments {
  /** Mean of ln(difficulty after/before), 1. */
  readonly mean: number;
  /** Standard deviation, with one less than the number in the denominator, 1. */
  readonly sd: number;
  /** Autocorrelation of neighbours about the common mean, 1. */
  readonly lag1: number;
  /** Share below zero, 1. */
  readonly negativeShare: number;
  /** Most retargets below zero in a row. */
  readonly longestFall: number;
}

/**
 * Moments of log retargets, oldest first.
 * @throws RangeError for fewer than two.
 */
export function retargetMoments(logRetargets: readonly number[]): RetargetMoments {
  const n = logRetargets.length;
  if (n < 2) throw new RangeError(`moments need at least two retargets, found ${n}`);
  const mean = logRetargets.reduce((sum, x) => sum + x, 0) / n;
  let squares = 0;
  let neighbours = 0;
  let negative = 0;
  let fall = 0;
  let longestFall = 0;
  logRetargets.forEach((x, i) => {
    squares += (x - mean) * (x - mean);
    if (i > 0) neighbours += (x - mean) * (logRetargets[i - 1] - mean);
    fall = x < 0 ? fall + 1 : 0;
    if (x < 0) negative++;
    longestFall = Math.max(longestFall, fall);
  });
  const sd = Math.sqrt(squares / (n - 1));
  return { mean, sd, lag1: neighbours / squares, negativeShare: negative / n, longestFall };
}
