import { awardContracts } from '../../miners/convertToAi.ts';
import { offerCapacity } from '../../miners/offerCapacity.ts';
import type { MarketState } from '../marketState.ts';

const SECONDS_PER_YEAR = 31_557_600;

/** Stage 7: the AI contract round. */
export function convert(state: MarketState): void {
  const { conversions, settings, ai, fleet, sites, installed, step, chain, record, leadDraws, epoch } = state;
  if (conversions === null) return;
  const { costs, aiDiscountRatesYear } = settings;
  const { hashpriceUsdPhDay } = step.conditions;
  const epochYears = (record.seconds + step.mined.seconds) / SECONDS_PER_YEAR;
  offerCapacity(ai, fleet, sites, costs, installed, conversions, hashpriceUsdPhDay, aiDiscountRatesYear, epoch);
  const { contracts } = step;
  contracts.years = chain.timeS / SECONDS_PER_YEAR;
  contracts.contractedMw = ai.contractedMw + ai.forcedMw;
  contracts.buildLimitMw = ai.buildLimitMwYear * epochYears;
  awardContracts(ai, fleet, sites, contracts, epoch, leadDraws);
}
