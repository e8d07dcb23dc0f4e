import { openAccounts } from '../../miners/finance/openAccounts.ts';
import { settleFinance } from '../../miners/finance/settleFinance.ts';
import { settleGrowth } from '../../miners/growth/growSites.ts';
import { settleResale } from '../../miners/resellPower.ts';
import { settleAccounts } from '../../miners/settleAccounts.ts';
import { settleTrades } from '../../miners/used/tradeMachines.ts';
import type { MarketState } from '../marketState.ts';

const HOURS_PER_YEAR = 8766;

/** Stage 8: income, costs and capital are booked; debts are served, and sites of operators that fail are sold. */
export function settle(state: MarketState): void {
  const { ledger, fleet, environment, settings, asics, ai, growth, used, finance, step } = state;
  const { settlement, meanPriceUsdBtc } = step;
  const { costs } = settings;
  settlement.rewardUsd = step.rewardUsd;
  settlement.networkEhS = step.networkEhS;
  settlement.hours = step.mined.seconds / 3600;
  const { power } = environment;
  if (finance !== null) openAccounts(finance, ledger, fleet, power.sites, costs, ai, settlement, meanPriceUsdBtc);
  settleResale(ledger, power.sites, power, settlement.hours);
  if (used !== null) settleTrades(ledger, power.sites, used);
  if (growth !== null) settleGrowth(ledger, power.sites, growth);
  settleAccounts(ledger, fleet, power.sites, costs, asics, ai, settlement, finance === null);
  if (finance !== null)
    settleFinance(finance, ledger, state.valuation, settlement.hours / HOURS_PER_YEAR, meanPriceUsdBtc);
}
