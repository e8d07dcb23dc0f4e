import { findLogRatio, gainAt, type Roots } from './entryExitGain.ts';

/** Sunk cost over income from which on nobody comes back, and the rounding near the limit of the other threshold. */
const FOR_GOOD = 1e12;
const ROUNDING = 1e-12;

/**
 * Mining that can be left for a contract, at a cost `K` that is sunk, and taken up again at none. In the terms of
 * `dixitThresholds` mining is the project: its income `M` is the revenue, the rent that it keeps one from is the running
 * cost, `K` is the cost of leaving. Thresholds are proportional to rent and cost together, so both questions below have
 * one equation in the log ratio of the thresholds.
 *
 * Source: Dixit 1989, https://doi.org/10.1086/261619
 */

/**
 * The yearly rent, net of all other cost, above which it is best to leave mining for the contract.
 * @param incomeUsdYear M, above 0. @param sunkUsdYear interest on K, `rho K`, above 0.
 * @returns at least `M + rho K`, which it is without uncertainty.
 */
export function rentToLeaveMining(incomeUsdYear: number, sunkUsdYear: number, roots: Roots): number {
  const target = sunkUsdYear / incomeUsdYear;
  // So little income that nobody would come back for it: leaving is for good.
  if (target > FOR_GOOD) return sunkUsdYear + incomeUsdYear * (1 + 1 / roots.alpha);
  const miss = (logRatio: number): number => {
    const { entry, exit } = gainAt(logRatio, roots);
    return entry - exit - target;
  };
  return incomeUsdYear * gainAt(findLogRatio(miss, -target), roots).entry;
}

/**
 * The yearly rent, net of all other cost, below which it is best to give up the contract for mining.
 * @param incomeUsdYear M, above 0. @param sunkUsdYear interest on K, `rho K`, above 0: what it would cost to come back.
 * @returns at most `M`, which it is without uncertainty.
 */
export function rentToResumeMining(incomeUsdYear: number, sunkUsdYear: number, roots: Roots): number {
  const target = sunkUsdYear / incomeUsdYear;
  // Rents that would not bring anybody back: giving up is for good, and the other threshold is out of reach.
  const last = 1 - 1 / roots.beta;
  if (target >= last * (1 - ROUNDING)) return incomeUsdYear * last;
  const miss = (logRatio: number): number => {
    const { ratio, entry, exit } = gainAt(logRatio, roots);
    return (entry - exit) / ratio - target;
  };
  const { ratio, entry } = gainAt(findLogRatio(miss, -target), roots);
  return (incomeUsdYear / ratio) * entry;
}
