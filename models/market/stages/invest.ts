import { setBudgets } from '../../miners/finance/setBudgets.ts';
import { growSites } from '../../miners/growth/growSites.ts';
import { investInMachines } from '../../miners/investInMachines.ts';
import { tradeMachines } from '../../miners/used/tradeMachines.ts';
import { learnGrowth, valueMachines, valueUsedMachines } from '../expectations.ts';
import type { MarketState } from '../marketState.ts';
import { roomAhead } from '../roomAhead.ts';

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_YEAR = 31_557_600;

/** Stage 6: sites buy used machines, build and order new machines where they pay. */
export function invest(state: MarketState): void {
  const { settings, asics, growth, used, fleet, sites, newMachines, record, step, chain, finance, ledger } = state;
  const { investment } = step;
  const years = (record.seconds + step.mined.seconds) / SECONDS_PER_YEAR;
  learnGrowth(state, years);
  valueMachines(state);
  const budgetUsd = finance === null ? null : setBudgets(finance, ledger, sites, step.meanPriceUsdBtc);
  if (used !== null) {
    valueUsedMachines(state, used);
    tradeMachines(used, fleet, sites, settings.costs, state.epoch, years, budgetUsd);
  }
  if (!settings.buysMachines) return;
  investment.epoch = state.epoch;
  investment.day = chain.timeS / SECONDS_PER_DAY;
  investment.years = years;
  if (growth !== null) growSites(growth, asics, fleet, sites, settings.costs, newMachines, investment, budgetUsd);
  investInMachines(asics, fleet, sites, settings.costs, newMachines, investment, roomAhead(state), budgetUsd);
}
