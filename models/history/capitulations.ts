import type { EpochHistory } from './epochHistory.ts';
import { meanHashrateEhS } from './meanHashrateEhS.ts';

const SHORT_DAYS = 30;
const LONG_DAYS = 60;
/** Means that differ by less, relatively, are equal: sums round. */
const ROUNDING = 1e-9;

/** A stretch of days on which the short mean of hashrate was below the long one. */
export interface Capitulation {
  /** First such day, days since 1970-01-01. */
  readonly firstDay: number;
  readonly days: number;
}

/**
 * Capitulations of miners as the hash ribbons tell them: whole days on which the mean hashrate of the last 30 days is below
 * that of the last 60. The hashrate of a day is that of its epoch (`meanHashrateEhS`), the only one that difficulty tells, so that
 * ends of stretches are known to a few days and a dip within an epoch is not seen. The first 60 days of a history tell
 * nothing; a stretch that lasts to its end counts with the days so far.
 * Source of the indicator: C. Edwards, Hash Ribbons & Bitcoin Bottoms, 2019, https://capriole.com/hash-ribbons-bitcoin-bottoms
 */
export function capitulations(history: EpochHistory): readonly Capitulation[] {
  const hashrate = meanHashrateEhS(history);
  const firstDay = Math.ceil(history.startDay[0]);
  const sums = [0];
  let epoch = 0;
  for (let day = firstDay; day < history.startDay[hashrate.length]; day++) {
    while (epoch + 1 < hashrate.length && history.startDay[epoch + 1] <= day) epoch++;
    sums.push(sums[sums.length - 1] + hashrate[epoch]);
  }
  const mean = (end: number, days: number): number => (sums[end] - sums[end - days]) / days;
  const found: { firstDay: number; days: number }[] = [];
  let open: { firstDay: number; days: number } | null = null;
  for (let end = LONG_DAYS; end < sums.length; end++) {
    if (mean(end, SHORT_DAYS) >= mean(end, LONG_DAYS) * (1 - ROUNDING)) {
      open = null;
    } else if (open === null) {
      open = { firstDay: firstDay + end - 1, days: 1 };
      found.push(open);
    } else {
      open.days++;
    }
  }
  return found;
}
