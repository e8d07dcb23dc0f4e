import type { Fleet } from './fleet.ts';
import { freeMw } from './freeMw.ts';
import { type MachineValue, machineValueUsdTh } from './machineValue.ts';
import { runningCostUsdThDay } from './runningCost.ts';
import type { SiteCosts } from './siteCosts.ts';
import type { Sites } from './sites.ts';

const TH_PER_EH = 1e6;

/**
 * Present value of the mining that ends when `grossMw` of a site is converted, USD: the income of the machines less all
 * running cost, the fixed one included, since it ends with the machines, and less what the machines bring when sold.
 */
export function forgoneUsd(
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  value: MachineValue,
  site: number,
  grossMw: number,
): number {
  const { installedEhS, mwPerEhS, vintagesInUse } = fleet;
  const first = site * fleet.vintageCount;
  let left = grossMw - freeMw(fleet, sites, site);
  let forgone = 0;
  for (let v = 0; v < vintagesInUse && left > 0; v++) {
    const installedMw = installedEhS[first + v] * mwPerEhS[v];
    if (installedMw === 0) continue;
    const mw = installedMw < left ? installedMw : left;
    const cost = runningCostUsdThDay(fleet, sites, costs.allUsdMWh, site, v);
    const lost = machineValueUsdTh(value, sites.operatorClass[site], cost) - fleet.resaleUsdTh[v];
    forgone += (mw / mwPerEhS[v]) * TH_PER_EH * lost;
    left -= mw;
  }
  return forgone;
}
