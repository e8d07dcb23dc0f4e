import type { AiMarket } from '../../markets/aiMarket.ts';
import { deliverAiHalls } from '../../miners/convertToAi.ts';
import { deliverMachines, wearMachines } from '../../miners/deliverMachines.ts';
import { giveUpHalls } from '../../miners/giveUpHalls.ts';
import { deliverCapacity } from '../../miners/growth/growSites.ts';
import { letStandingHalls } from '../../miners/letStandingHalls.ts';
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
    deliverAiHalls(market, sites, epoch);
    letHalls(state, market);
  }
  const retired = Math.min(1, settings.retirementYear * years);
  retireMachines(fleet, sites, settings.costs.avoidableUsdMWh, installed, retired);
}

/** Halls whose contracts ended, now or before, are let where both sides want to. */
function letHalls(state: MarketState, ai: AiMarket): void {
  const { conversions, settings, asics, fleet, sites, step, chain, epoch } = state;
  if (conversions === null) return;
  const { letting } = step;
  letting.epoch = epoch;
  letting.day = chain.timeS / SECONDS_PER_DAY;
  letting.years = chain.timeS / SECONDS_PER_YEAR;
  letting.hashpriceUsdPhDay = step.conditions.hashpriceUsdPhDay;
  letStandingHalls(ai, asics, fleet, sites, settings.costs, state, conversions, letting);
}
