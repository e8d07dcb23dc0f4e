import { movePower } from '../markets/power/powerMarket.ts';
import { moveReferenceRent } from '../markets/rent/rentProcess.ts';
import type { MarketState } from './marketState.ts';

const DAYS_PER_EPOCH = 14;

/**
 * Fees, power prices and rents as a step sees them. Fees and power count by their mean over the nominal length of the
 * step, since sites follow them from day to day while a step has one running share.
 */
export function observeEnvironment({ environment, sites, ai, step }: MarketState, day: number): void {
  const days = step.conditions.epochs * DAYS_PER_EPOCH;
  step.feesBtcPerBlock = environment.fees.btcPerBlock(day, day + days);
  movePower(environment.power, sites.powerUsdMWh, day, days);
  for (const [p, { demand }] of ai.entries()) moveReferenceRent(environment.rents[p], demand, day);
}
