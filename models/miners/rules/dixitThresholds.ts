import { characteristicRoots, findLogRatio, gainAt } from './entryExitGain.ts';

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
  const roots = characteristicRoots(rho, mu, project.volatilityYear);
  if (!(atExit > 0)) return { entry: (roots.beta / (roots.beta - 1)) * (rho - mu) * atEntry, exit: 0 };
  if (atEntry === atExit) return { entry: rho * atEntry, exit: rho * atExit };
  const target = atEntry / atExit;
  const miss = (logRatio: number): number => {
    const { entry, exit } = gainAt(logRatio, roots);
    return entry / exit - target;
  };
  const gain = gainAt(findLogRatio(miss, 1 - target), roots);
  const scale = (rho - mu) / gain.exit;
  return { entry: scale * gain.ratio * atExit, exit: scale * atExit };
}
