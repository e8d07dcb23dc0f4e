import { EPOCH_BLOCKS } from '../chain/protocol.ts';
import { movePower } from '../markets/power/powerMarket.ts';
import { moveReferenceRent } from '../markets/rent/rentProcess.ts';
import type { MarketState } from './marketState.ts';

const SECONDS_PER_DAY = 86_400;

/**
 * Fees, power prices and rents as a step sees them. Fees and power count by their mean over the nominal length of the
 * step, since sites follow them from day to day while a step has one running share.
 */
export function observeEnvironment({ chain, environment, sites, ai, step, policies }: MarketState, day: number): void {
  const days = step.conditions.epochs * ((EPOCH_BLOCKS * chain.targetSpacingS) / SECONDS_PER_DAY);
  step.feesBtcPerBlock = environment.fees.btcPerBlock(day, day + days);
  movePower(environment.power, sites.powerUsdMWh, day, days);
  const shock = policies === null ? 1 : policies.rentFactor;
  for (const [p, { demand }] of ai.entries()) moveReferenceRent(environment.rents[p], demand, day, shock);
}
