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

/**
 * Books the income and the costs of every site with its operator.
 *
 * @param investorsCover whether investors cover deficits at once.
 */
export function settleAccounts(
  ledger: Ledger,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  asics: AsicMarket,
  ai: readonly AiMarket[],
  period: SettlementPeriod,
  investorsCover = true,
): void {
  const { hours } = period;
  const { runningEhS, runningMw, installedMw, powerCostUsdHour } = fleet;
  const { powerUsdMWh, operatorOf } = sites;
  const { cashUsd } = ledger;
  const machinesUsd = asics.spentUsd;
  const rewardPerEhS = period.rewardUsd / period.networkEhS;
  // Local variables: a field of an object would be read and written at every addition.
  let { miningRevenueUsd, powerCostUsd, otherCostUsd, aiRevenueUsd, aiOperatingCostUsd } = ledger;
  let { machineCapexUsd, aiCapexUsd } = ledger;
  for (let i = 0; i < sites.count; i++) {
    const mined = runningEhS[i] * rewardPerEhS;
    const power = powerCostUsdHour[i] * hours;
    const other = (runningMw[i] * costs.avoidableUsdMWh + installedMw[i] * costs.fixedUsdMWh) * hours;
    let rent = 0;
    let aiCost = 0;
    let halls = 0;
    for (let p = 0; p < ai.length; p++) {
      const { product, siteRentUsdYear, siteMw, spentUsd } = ai[p];
      halls += spentUsd[i];
      if (siteMw[i] === 0 && siteRentUsdYear[i] === 0) continue;
      const paid = (siteRentUsdYear[i] * hours) / HOURS_PER_YEAR;
      const aiPower = product.operatorPaysPower ? siteMw[i] * powerUsdMWh[i] * hours : 0;
      rent += paid;
      aiCost += paid * (1 - product.margin) + aiPower;
    }
    aiRevenueUsd += rent;
    aiOperatingCostUsd += aiCost;
    miningRevenueUsd += mined;
    powerCostUsd += power;
    otherCostUsd += other;
    machineCapexUsd += machinesUsd[i];
    aiCapexUsd += halls;
    cashUsd[operatorOf[i]] += mined - power - other + rent - aiCost - machinesUsd[i] - halls;
  }
  machinesUsd.fill(0);
  for (const { spentUsd } of ai) spentUsd.fill(0);
  ledger.miningRevenueUsd = miningRevenueUsd;
  ledger.powerCostUsd = powerCostUsd;
  ledger.otherCostUsd = otherCostUsd;
  ledger.aiRevenueUsd = aiRevenueUsd;
  ledger.aiOperatingCostUsd = aiOperatingCostUsd;
  ledger.machineCapexUsd = machineCapexUsd;
  ledger.aiCapexUsd = aiCapexUsd;
  if (investorsCover) raiseFunds(ledger);
}

/** Investors cover deficits. */
function raiseFunds(ledger: Ledger): void {
  const { cashUsd } = ledger;
  let fundingUsd = ledger.fundingUsd;
  let totalCashUsd = 0;
  for (let j = 0; j < cashUsd.length; j++) {
    if (cashUsd[j] < 0) {
      fundingUsd -= cashUsd[j];
      cashUsd[j] = 0;
    }
    totalCashUsd += cashUsd[j];
  }
  ledger.fundingUsd = fundingUsd;
  ledger.totalCashUsd = totalCashUsd;
}
