import type { AiMarket } from '../markets/aiMarket.ts';
import type { AsicMarket } from '../markets/asicMarket.ts';
import type { Fleet } from './fleet.ts';
import type { Ledger } from './ledger.ts';
import type { SiteCosts } from './siteCosts.ts';
import type { Sites } from './sites.ts';

const HOURS_PER_YEAR = 8766;

/** What a step has paid, and for how long. */
export interface SettlementPeriod {
  /** Subsidies and fees of the step, USD, shared among sites by running hashrate. */
  rewardUsd: number;
  /** Running hashrate of the network, EH/s, above 0. */
  networkEhS: number;
  hours: number;
}

/** Books the income and the costs of every site with its operator; investors cover deficits. */
export function settleAccounts(
  ledger: Ledger,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  asics: AsicMarket,
  ai: AiMarket,
  period: SettlementPeriod,
): void {
  const { hours } = period;
  const rewardPerEhS = period.rewardUsd / period.networkEhS;
  for (let i = 0; i < sites.count; i++) {
    const mined = fleet.runningEhS[i] * rewardPerEhS;
    const power = fleet.powerCostUsdHour[i] * hours;
    const other = (fleet.runningMw[i] * costs.avoidableUsdMWh + fleet.installedMw[i] * costs.fixedUsdMWh) * hours;
    const rent = (sites.aiRentUsdYear[i] * hours) / HOURS_PER_YEAR;
    const aiPower = ai.product.operatorPaysPower ? sites.aiMw[i] * sites.powerUsdMWh[i] * hours : 0;
    const aiCost = rent * (1 - ai.product.margin) + aiPower;
    ledger.miningRevenueUsd += mined;
    ledger.powerCostUsd += power;
    ledger.otherCostUsd += other;
    ledger.aiRevenueUsd += rent;
    ledger.aiOperatingCostUsd += aiCost;
    ledger.machineCapexUsd += asics.spentUsd[i];
    ledger.aiCapexUsd += ai.spentUsd[i];
    ledger.cashUsd[sites.operatorOf[i]] += mined - power - other + rent - aiCost - asics.spentUsd[i] - ai.spentUsd[i];
    asics.spentUsd[i] = 0;
    ai.spentUsd[i] = 0;
  }
  raiseFunds(ledger);
}

function raiseFunds(ledger: Ledger): void {
  for (let j = 0; j < ledger.cashUsd.length; j++) {
    if (ledger.cashUsd[j] >= 0) continue;
    ledger.fundingUsd -= ledger.cashUsd[j];
    ledger.cashUsd[j] = 0;
  }
}
