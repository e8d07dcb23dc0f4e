import { exp } from '../random/math/exp.ts';
import { normalQuantile } from '../random/math/normalQuantile.ts';
import { pow } from '../random/math/pow.ts';
import type { Sequence } from '../random/streams.ts';
import { dailyValues } from './dailyValues.ts';

/** How the log of a price wanders around its mean. */
export interface DeviationLaw {
  /** Standard deviation that the slow part of the log tends to. */
  readonly logSd: number;
  /** Time in which it loses half of a deviation, days. */
  readonly halfLifeDays: number;
}

/**
 * A factor on a price, `exp(X) / E[exp(X)]`, where X is an Ornstein-Uhlenbeck process that starts at 0, exact on the
 * daily grid. The factor is 1 on day 0 and has the mean 1 on every day: with a the share of X that outlives a day,
 * `Var X = logSd^2 (1 - a^(2 d))` after d days.
 * Source: Schwartz 1997, doi:10.1111/j.1540-6261.1997.tb02721.x.
 *
 * @returns the factor of a day, an integer from 0.
 */
export function logDeviation({ logSd, halfLifeDays }: DeviationLaw, shocks: Sequence): (day: number) => number {
  if (logSd === 0) return () => 1;
  const stays = pow(0.5, 1 / halfLifeDays);
  const innovation = logSd * Math.sqrt(1 - stays * stays);
  let variance = 0;
  const level = dailyValues(0, (last) => stays * last + innovation * normalQuantile(shocks.next()));
  return dailyValues(1, (_last, day) => {
    variance = stays * stays * variance + innovation * innovation;
    return exp(level(day) - variance / 2);
  });
}
