import { exp } from '../../random/math/exp.ts';
import { normalQuantile } from '../../random/math/normalQuantile.ts';
import { samplePoisson } from '../../random/samplers/samplePoisson.ts';
import type { Field, Sequence } from '../../random/streams.ts';
import { dailyPath } from './dailyPath.ts';
import type { PricePath } from './pricePath.ts';

const DAYS_PER_YEAR = 365.25;

export interface MertonLaw {
  /** Drift of the mean price, jumps included, 1/year. */
  readonly driftYear: number;
  /** Annual standard deviation of log returns between jumps, 1/sqrt(year). */
  readonly diffusionYear: number;
  /** Expected jumps a year. */
  readonly jumpsYear: number;
  /** Mean and standard deviation of the log of a jump, normal. */
  readonly jumpLogMean: number;
  readonly jumpLogSd: number;
}

/** Draws of a day: the diffusion's come from a queue, the jumps' are addressed by the day, so that neither moves the other. */
export interface MertonDraws {
  readonly diffusion: Sequence;
  readonly jumpCount: Field;
  readonly jumpSize: Field;
}

/**
 * Jump diffusion on a daily grid: `d ln S = (drift - sigma^2/2 - lambda k) dt + sigma dW + J dN` with
 * `k = exp(m + s^2/2) - 1`, so that `E[S(t)] = S(0) exp(drift t)` whatever the jumps. The n jumps of a day sum to a
 * normal number of mean `n m` and variance `n s^2`. A day's log return has the variance `sigma^2 + lambda (m^2 + s^2)`
 * and the fourth cumulant `lambda (m^4 + 6 m^2 s^2 + 3 s^4)`, each over the days of a year.
 * Source: Merton 1976, doi:10.1016/0304-405X(76)90022-2.
 *
 * @param usdBtc price at the start, USD/BTC.
 */
export function mertonPrice(usdBtc: number, law: MertonLaw, draws: MertonDraws): PricePath {
  const { jumpLogMean, jumpLogSd } = law;
  const jumpsDay = law.jumpsYear / DAYS_PER_YEAR;
  const meanJump = exp(jumpLogMean + (jumpLogSd * jumpLogSd) / 2) - 1;
  const variance = law.diffusionYear * law.diffusionYear;
  const logDriftDay = (law.driftYear - variance / 2) / DAYS_PER_YEAR - jumpsDay * meanJump;
  const sdDay = law.diffusionYear * Math.sqrt(1 / DAYS_PER_YEAR);
  const jumpsOf = (day: number): number => {
    const count = samplePoisson(draws.jumpCount.at(0, day), jumpsDay);
    if (count === 0) return 0;
    return count * jumpLogMean + Math.sqrt(count) * jumpLogSd * normalQuantile(draws.jumpSize.at(0, day));
  };
  return dailyPath(
    usdBtc,
    (last, day) => last * exp(logDriftDay + sdDay * normalQuantile(draws.diffusion.next()) + jumpsOf(day)),
  );
}
