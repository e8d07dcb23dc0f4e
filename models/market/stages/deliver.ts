import type { AiMarket } from '../../markets/aiMarket.ts';
import { deliverAiHalls } from '../../miners/convertToAi.ts';
import { deliverMachines, wearMachines } from '../../miners/deliverMachines.ts';
import { giveUpHalls } from '../../miners/giveUpHalls.ts';
import { deliverCapacity } from '../../miners/growth/growSites.ts';
import { renewContracts } from '../../miners/renewContracts.ts';
import { retireMachines } from '../../miners/retireMachines.ts';
import { deliverUsed } from '../../miners/used/deliverUsed.ts';
import type { MarketState } from '../marketState.ts';

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_YEAR = 31_557_600;

/** Stage 5: capacity, machines and AI halls that are due come online; machines wear, and idle ones without value are taken out. */
export function deliver(state: MarketState): void {
  const { asics, ai, growth, used, fleet, sites, installed, settings, record, step, epoch } = state;
  const years = (record.seconds + step.mined.seconds) / SECONDS_PER_YEAR;
  if (growth !== null) deliverCapacity(growth, sites, epoch);
  deliverMachines(asics, fleet, sites, epoch);
  if (used !== null) deliverUsed(used, fleet, sites, epoch);
  wearMachines(fleet, settings.failureRateYear, settings.stockDecayYear, years);
  for (const market of ai) {
    giveUpHalls(market, sites, epoch);
    renew(state, market);
    deliverAiHalls(market, sites, epoch);
  }
  const retired = Math.min(1, settings.retirementYear * years);
  retireMachines(fleet, sites, settings.costs.avoidableUsdMWh, installed, retired);
}

/** AI contracts that end are signed again where both sides want to. */
function renew(state: MarketState, ai: AiMarket): void {
  const { conversions, settings, asics, fleet, sites, newMachines, step, chain, epoch } = state;
  if (conversions === null) return;
  const { renewals } = step;
  renewals.epoch = epoch;
  renewals.day = chain.timeS / SECONDS_PER_DAY;
  renewals.years = chain.timeS / SECONDS_PER_YEAR;
  renewals.hashpriceUsdPhDay = step.conditions.hashpriceUsdPhDay;
  renewContracts(ai, asics, fleet, sites, settings.costs, newMachines, conversions, renewals);
}
