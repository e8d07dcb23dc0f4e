import { log } from '../random/math/log.ts';
import type { EpochHistory } from './epochHistory.ts';
import { leastSquares } from './leastSquares.ts';
import { meanHashrateEhS } from './meanHashrateEhS.ts';

/** An elasticity and its standard error, for independent errors of equal variance. */
export interface Elasticity {
  readonly value: number;
  readonly standardError: number;
}

/**
 * Elasticity of hashrate to income, summed over `epochs` epochs: the sum of the slopes of ln(H[t] / H[t - 1]) on
 * ln(income[t - k] / income[t - k - 1]) for k = 0 to `epochs` - 1, with an intercept. H is the hashrate that the blocks
 * of an epoch show. The first `epochs` epochs are used up by the lags. NaN where too few epochs are left.
 *
 * @param income one cell an epoch, in any unit. It must not be divided by the length of the epoch, whose luck would then
 *   stand on both sides.
 */
export function hashrateElasticity(history: EpochHistory, income: ArrayLike<number>, epochs: number): Elasticity {
  const hashrate = meanHashrateEhS(history);
  const rows: number[] = [];
  for (let t = epochs; t < hashrate.length; t++) rows.push(t);
  const lags = Array.from({ length: epochs }, (_, k) => rows.map((t) => log(income[t - k] / income[t - k - 1])));
  const { slopes, sumStandardError } = leastSquares(
    lags,
    rows.map((t) => log(hashrate[t] / hashrate[t - 1])),
  );
  return { value: slopes.reduce((sum, slope) => sum + slope, 0), standardError: sumStandardError };
}
