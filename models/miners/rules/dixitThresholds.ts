import { exp } from '../../random/math/exp.ts';

/** A project that can be entered and left at a cost, whose revenue is a geometric Brownian motion. */
export interface EntryExitProject {
  /** Discount rate rho, 1/year, above the drift. */
  readonly discountRateYear: number;
  /** Drift mu of log-normal revenue, 1/year. */
  readonly driftYear: number;
  /** Volatility sigma of revenue, 1/sqrt(year), above 0. */
  readonly volatilityYear: number;
  /** Running cost w, money a year, above 0. */
  readonly costYear: number;
  /** Cost k of entering and cost l of leaving (negative: something is recovered), money; together not negative. */
  readonly entryCost: number;
  readonly exitCost: number;
}

/** Revenue a year above which it is best to enter, and below which it is best to leave. */
export interface EntryExitThresholds {
  readonly entry: number;
  readonly exit: number;
}

const MOST_ITERATIONS = 200;
const PRECISION = 1e-15;

/**
 * Entry and exit of a firm under uncertainty. The gain of being active is
 * `G(P) = B P^-alpha - A P^beta + P / (rho - mu) - w / rho`; value matching sets `G = k` at entry and `G = -l` at exit,
 * smooth pasting sets `G' = 0` at both. Smooth pasting gives A and B for any ratio of the two thresholds, value
 * matching then scales them, and one equation is left: the ratio at which both thresholds are scaled alike.
 *
 * Source: Dixit 1989, https://doi.org/10.1086/261619
 * @throws RangeError where no thresholds exist: drift not below the discount rate, or entry and exit that earn money.
 */
export function dixitThresholds(project: EntryExitProject): EntryExitThresholds {
  const { discountRateYear: rho, driftYear: mu, costYear, entryCost, exitCost } = project;
  if (!(rho > 0 && mu < rho)) throw new RangeError(`the drift ${mu} must be below the discount rate ${rho}`);
  if (!(entryCost + exitCost >= 0)) throw new RangeError('entering and leaving together must not earn money');
  const perpetualCost = costYear / rho;
  const atEntry = perpetualCost + entryCost;
  const atExit = perpetualCost - exitCost;
  const roots = characteristicRoots(project);
  if (!(atExit > 0)) return { entry: (roots.beta / (roots.beta - 1)) * (rho - mu) * atEntry, exit: 0 };
  if (atEntry === atExit) return { entry: rho * atEntry, exit: rho * atExit };
  const gain = gainAt(findLogRatio(roots, atEntry / atExit), roots);
  const scale = (rho - mu) / gain.exit;
  return { entry: scale * gain.ratio * atExit, exit: scale * atExit };
}

/** Exponents of the solutions `P^beta` and `P^-alpha` of the option's differential equation. */
interface Roots {
  readonly alpha: number;
  readonly beta: number;
}

/** The positive and minus the negative root of `sigma^2 x (x - 1) / 2 + mu x - rho`, without cancellation. */
function characteristicRoots({ discountRateYear, driftYear, volatilityYear }: EntryExitProject): Roots {
  const variance = volatilityYear * volatilityYear;
  const middle = driftYear / variance - 0.5;
  const product = (2 * discountRateYear) / variance;
  const spread = Math.sqrt(middle * middle + product);
  const alpha = middle > 0 ? middle + spread : product / (spread - middle);
  return { alpha, beta: product / alpha };
}

/**
 * The gain, without its constant cost and times `rho - mu`, at thresholds 1 and `ratio = exp(logRatio)` where smooth
 * pasting holds at both. Powers are written so that none overflows.
 */
function gainAt(logRatio: number, { alpha, beta }: Roots): { ratio: number; exit: number; entry: number } {
  const ratio = exp(logRatio);
  const down = exp(-alpha * logRatio);
  const inverseUp = exp(-beta * logRatio);
  const bracket = 1 - down * inverseUp;
  const abandon = (1 - ratio * inverseUp) / bracket / alpha;
  const wait = (ratio - down) / bracket / beta;
  return { ratio, exit: abandon - wait * inverseUp + 1, entry: abandon * down - wait + ratio };
}

/** Illinois false position on the logarithm of the ratio, in which the quotient of the gains rises. */
function findLogRatio(roots: Roots, target: number): number {
  const miss = (logRatio: number): number => {
    const { entry, exit } = gainAt(logRatio, roots);
    return entry / exit - target;
  };
  let low = 0;
  let missLow = 1 - target;
  let high = target - 1;
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
