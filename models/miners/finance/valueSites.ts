import type { AiMarket } from '../../markets/aiMarket.ts';
import { capitalRecoveryFactor } from '../capitalRecoveryFactor.ts';
import type { Fleet } from '../fleet.ts';
import { type MachineValue, machineValueUsdTh } from '../machineValue.ts';
import { runningCostUsdThDay } from '../runningCost.ts';
import type { SiteCosts } from '../siteCosts.ts';
import type { Sites } from '../sites.ts';
import type { BalanceSheets } from './balanceSheets.ts';

const TH_PER_EH = 1e6;
const HOURS_PER_YEAR = 8766;

/** What sites are valued by. */
export interface SiteValuation {
  readonly fleet: Fleet;
  readonly sites: Sites;
  readonly costs: SiteCosts;
  readonly ai: readonly AiMarket[];
  /** What installed machines are expected to earn. */
  readonly installed: MachineValue;
}

/**
 * Worth of the sites that are for sale to each class of operators, USD: what their machines will earn after
 * all operating cost, and the rents of their AI contracts over half a term. Power without machines or contracts counts
 * for nothing, nor do machines on their way.
 */
export function valueSites(sheets: BalanceSheets, valuation: SiteValuation): void {
  const { dormant, worthUsd, classCount } = sheets;
  for (let operatorClass = 0; operatorClass < classCount; operatorClass++) {
    for (let i = 0; i < dormant.length; i++) {
      if (dormant[i] === 0) continue;
      let worth = machinesUsd(valuation, i, operatorClass);
      for (const ai of valuation.ai) worth += hallsUsd(ai, valuation.sites, i, operatorClass);
      worthUsd[classCount * i + operatorClass] = worth;
    }
  }
}

function machinesUsd({ fleet, sites, costs, installed }: SiteValuation, site: number, operatorClass: number): number {
  let usd = 0;
  for (let v = 0; v < fleet.vintagesInUse; v++) {
    const ehS = fleet.installedEhS[site * fleet.vintageCount + v];
    if (ehS === 0) continue;
    const cost = runningCostUsdThDay(fleet, sites, costs.allUsdMWh, site, v);
    usd += ehS * TH_PER_EH * machineValueUsdTh(installed, operatorClass, cost);
  }
  return usd;
}

/** Rents of halls that stand, and of those under construction at the rent of the last round, less their costs. */
function hallsUsd(ai: AiMarket, sites: Sites, site: number, operatorClass: number): number {
  const { product } = ai;
  const coming = (ai.siteBuildingMw[site] / product.grossPerMw) * ai.rentUsdMwYear;
  const mw = ai.siteMw[site] + ai.siteBuildingMw[site];
  const power = product.operatorPaysPower ? mw * sites.powerUsdMWh[site] * HOURS_PER_YEAR : 0;
  const incomeUsdYear = (ai.siteRentUsdYear[site] + coming) * product.margin - power;
  const annuity = 1 / capitalRecoveryFactor(ai.ratesYear[operatorClass], product.termYears / 2);
  return incomeUsdYear > 0 ? annuity * incomeUsdYear : 0;
}
