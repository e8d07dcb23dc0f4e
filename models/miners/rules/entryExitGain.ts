import { exp } from '../../random/math/exp.ts';

const MOST_ITERATIONS = 200;
const PRECISION = 1e-15;

/** Exponents of the solutions `P^beta` and `P^-alpha` of the option's differential equation. */
export interface Roots {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * The positive and minus the negative root of `sigma^2 x (x - 1) / 2 + mu x - rho`, without cancellation.
 * @param discountRateYear rho, 1/year, above 0 and the drift. @param driftYear mu, 1/year.
 * @param volatilityYear sigma, 1/sqrt(year), above 0.
 */
export function characteristicRoots(discountRateYear: number, driftYear: number, volatilityYear: number): Roots {
  const variance = volatilityYear * volatilityYear;
  const middle = driftYear / variance - 0.5;
  const product = (2 * discountRateYear) / variance;
  const spread = Math.sqrt(middle * middle + product);
  const alpha = middle > 0 ? middle + spread : product / (spread - middle);
  return { alpha, beta: product / alpha };
}

/**
 * The gain of being active (`dixitThresholds`), without its constant cost and times `rho - mu`, at thresholds 1 and
 * `ratio = exp(logRatio)` where smooth pasting holds at both. Powers are written so that none overflows.
 */
export function gainAt(logRatio: number, { alpha, beta }: Roots): { ratio: number; exit: number; entry: number } {
  const ratio = exp(logRatio);
  const down = exp(-alpha * logRatio);
  const inverseUp = exp(-beta * logRatio);
  const bracket = 1 - down * inverseUp;
  const abandon = (1 - ratio * inverseUp) / bracket / alpha;
  const wait = (ratio - down) / bracket / beta;
  return { ratio, exit: abandon - wait * inverseUp + 1, entry: abandon * down - wait + ratio };
}

/**
 * Where a function of the log ratio of two thresholds passes zero, by Illinois false position.
 * @param miss rises through zero. @param missAtZero its value, or limit, at a ratio of one: negative.
 */
export function findLogRatio(miss: (logRatio: number) => number, missAtZero: number): number {
  let low = 0;
  let missLow = missAtZero;
  let high = 1;
  let missHigh = miss(high);
  while (missHigh < 0) {
    low = high;
    missLow = missHigh;
    high *= 2;
    missHigh = miss(high);
  }
  let kept = 0;
  for (let n = 0; n < MOST_ITERATIONS && high - low > PRECISION * high; n++) {
    const middle = low + ((high - low) * missLow) / (missLow - missHigh);
    const missed = miss(middle);
    if (missed === 0 || middle <= low || middle >= high) return middle;
    // A side that is kept twice pulls too much: its weight is halved.
    if (missed > 0) {
      high = middle;
      missHigh = missed;
      if (kept === -1) missLow /= 2;
      kept = -1;
    } else {
      low = middle;
      missLow = missed;
      if (kept === 1) missHigh /= 2;
      kept = 1;
    }
  }
  return high;
}
