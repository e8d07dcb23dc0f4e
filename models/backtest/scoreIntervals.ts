import { log } from '../random/math/log.ts';
import type { ForecastInterval } from './forecast.ts';
import { quantileOfSorted } from './quantileOfSorted.ts';

/** How good intervals were, on the scale of log difficulty. */
export interface IntervalScore {
  /** Forecasts that had one. */
  readonly count: number;
  /** Share of the outcomes that they hold. */
  readonly coverage: number;
  /** Median of the ratio of the upper to the lower bound. */
  readonly ratio: number;
  /** Mean interval score: width plus `2 / (1 - level)` times what an outcome lies outside; smaller is better. */
  readonly score: number;
}

/**
 * Coverage, width and both in one number, in which wide intervals cannot look good for nothing.
 *
 * Source: Gneiting and Raftery 2007, https://doi.org/10.1198/016214506000001437
 *
 * @param level what the intervals promise, 0 to 1. @returns NaN besides the count where there is none.
 */
export function scoreIntervals(
  intervals: readonly (ForecastInterval | null)[],
  actual: readonly number[],
  level: number,
): IntervalScore {
  const given = intervals.flatMap((interval, i) => (interval === null ? [] : [{ ...interval, actual: actual[i] }]));
  const count = given.length;
  const mean = (of: (one: (typeof given)[number]) => number): number =>
    given.reduce((sum, one) => sum + of(one), 0) / count;
  const ratios = Float64Array.from(given, ({ low, high }) => high / low).sort();
  return {
    count,
    coverage: mean(({ low, high, actual: came }) => (low <= came && came <= high ? 1 : 0)),
    ratio: count === 0 ? Number.NaN : quantileOfSorted(ratios, 0.5),
    score: mean(({ low, high, actual: came }) => {
      const outside = came < low ? log(low / came) : came > high ? log(came / high) : 0;
      return log(high / low) + (2 / (1 - level)) * outside;
    }),
  };
}
