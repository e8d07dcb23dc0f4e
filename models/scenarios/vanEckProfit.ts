import { capitalRecoveryFactor } from '../miners/capitalRecoveryFactor.ts';
import { VANECK_2024, vanEckArithmetic } from './vanEckArithmetic.ts';

/** Costs that VanEck's figures, as far as they were printed, do not say. Per MW of AI. */
export interface VanEckCosts {
  /** Share of the revenue left after operating cost other than power, 1. */
  readonly margin: number;
  readonly powerUsdMwYear: number;
  readonly gpuUsdMw: number;
  readonly gpuYears: number;
  /** Time over which the printed upgrade is recovered. */
  readonly upgradeYears: number;
  /** Interest on both, 1/year; 0 writes them off evenly. */
  readonly rateYear: number;
}

/**
 * What is left of the printed revenue on the implied power, USD/year, when costs are paid and capital is recovered in
 * equal yearly payments. Mining given up is not in it.
 */
export function vanEckProfitUsdYear(costs: VanEckCosts): number {
  const { margin, powerUsdMwYear, gpuUsdMw, gpuYears, upgradeYears, rateYear } = costs;
  const { revenueUsdMwYear, upgradeUsdMw } = VANECK_2024;
  const capitalUsdMwYear =
    gpuUsdMw * capitalRecoveryFactor(rateYear, gpuYears) + upgradeUsdMw * capitalRecoveryFactor(rateYear, upgradeYears);
  const { impliedMw } = vanEckArithmetic(revenueUsdMwYear);
  return impliedMw * (margin * revenueUsdMwYear - powerUsdMwYear - capitalUsdMwYear);
}
