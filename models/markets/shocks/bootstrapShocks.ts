import { normalCdf } from '../../random/math/normalCdf.ts';
import { normalQuantile } from '../../random/math/normalQuantile.ts';
import type { Sequence } from '../../random/streams.ts';
import type { ReturnHistory } from '../price/returnHistory.ts';
import { stationaryBootstrap } from '../price/stationaryBootstrap.ts';

/**
 * The daily shocks behind resampled returns, so that other prices can be correlated with them: the normal score Z of a
 * return's rank in the history, spread over the n days of its interval as `z = Z / sqrt(n) + e - mean(e)` with
 * independent normal e. Such z are independent standard normals whose sum is `sqrt(n) Z`.
 *
 * @param draws  the draws of the price itself, from their first number.
 * @param within draws that spread a return over its days.
 * @returns uniforms, one a day.
 * @throws RangeError when the interval of the history is not a whole number of days.
 */
export function bootstrapShocks(
  { logReturns, intervalDays }: ReturnHistory,
  meanBlock: number,
  draws: Sequence,
  within: Sequence,
): Sequence {
  if (!Number.isInteger(intervalDays)) {
    throw new RangeError(
      `shocks.correlations: btc can be correlated only when price.history has intervals of whole days, not of ${intervalDays}`,
    );
  }
  const score = scoresByRank(logReturns);
  const next = stationaryBootstrap(logReturns.length, meanBlock, draws);
  const days = new Float64Array(intervalDays);
  let used = intervalDays;
  return {
    next: () => {
      if (used === intervalDays) {
        for (let d = 0; d < intervalDays; d++) days[d] = normalQuantile(within.next());
        const shift = score[next()] / Math.sqrt(intervalDays) - days.reduce((sum, e) => sum + e, 0) / intervalDays;
        for (let d = 0; d < intervalDays; d++) days[d] += shift;
        used = 0;
      }
      return normalCdf(days[used++]);
    },
  };
}

function scoresByRank(values: readonly number[]): Float64Array {
  const ascending = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  const scores = new Float64Array(values.length);
  ascending.forEach((index, rank) => {
    scores[index] = normalQuantile((rank + 0.5) / values.length);
  });
  return scores;
}
