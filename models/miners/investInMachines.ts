import { type AsicMarket, newMachineUsdTh, placeOrder, vintageOnOffer } from '../markets/asicMarket.ts';
import { rationByMerit } from '../markets/rationByMerit.ts';
import type { Fleet } from './fleet.ts';
import { type MachineValue, machineValueUsdTh } from './machineValue.ts';
import { operatorClassOf } from './operatorClass.ts';
import type { SiteCosts } from './siteCosts.ts';
import type { Sites } from './sites.ts';

const TH_PER_EH = 1e6;

export interface InvestmentRound {
  /** Epoch and day of the run at which orders are placed. */
  epoch: number;
  day: number;
  /** Length of the epoch in years, and the time over which a site orders what would fill it, in years. */
  years: number;
  fillYears: number;
}

/**
 * Every site values a machine of the vintage on offer at its own cost of running. Where the present value exceeds
 * price and fitting it orders machines for its free power, and for the power of machines that are worth less there
 * than the new ones net of their price (purchase prices of the old ones are sunk). Makers serve the best paying sites
 * first, up to their output.
 *
 * Orders are paid at once and arrive after the lead time.
 */
export function investInMachines(
  asics: AsicMarket,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  value: MachineValue,
  round: InvestmentRound,
): void {
  const vintage = vintageOnOffer(fleet, round.day + asics.leadEpochs * 14);
  const priceUsdTh = newMachineUsdTh(asics) + asics.fittingUsdTh;
  const { merit, wanted, granted } = asics.orders;
  const pace = Math.min(1, round.years / round.fillYears) / fleet.mwPerEhS[vintage];
  for (let i = 0; i < sites.count; i++) {
    const worth = machineValueUsdTh(
      value,
      operatorClassOf(sites, i),
      runningCostUsdThDay(fleet, sites, costs.allUsdMWh, i, vintage),
    );
    const gain = worth - priceUsdTh;
    merit[i] = gain / priceUsdTh;
    wanted[i] = gain > 0 ? pace * openMw(asics, fleet, sites, costs, value, i, vintage, gain) : 0;
  }
  asics.orderedEhS = rationByMerit(asics.orders, asics.outputEhSYear * round.years);
  for (let i = 0; i < sites.count; i++) {
    asics.spentUsd[i] = granted[i] * TH_PER_EH * priceUsdTh;
    if (granted[i] > 0) placeOrder(asics, fleet, i, granted[i], round.epoch, asics.leadEpochs, vintage);
  }
}

/** Power of a site that new machines would put to better use, MW, less what is already ordered. */
function openMw(
  asics: AsicMarket,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  value: MachineValue,
  site: number,
  vintage: number,
  gainUsdTh: number,
): number {
  let mw = sites.capacityMw[site] - fleet.installedMw[site] - sites.buildingMw[site] - sites.aiMw[site];
  const gainPerMw = gainUsdTh / fleet.mwPerEhS[vintage];
  for (let v = 0; v < Math.min(vintage, fleet.vintagesInUse); v++) {
    const installed = fleet.installedEhS[v * fleet.siteCount + site];
    if (installed === 0) continue;
    const keep = machineValueUsdTh(
      value,
      operatorClassOf(sites, site),
      runningCostUsdThDay(fleet, sites, costs.avoidableUsdMWh, site, v),
    );
    if (gainPerMw > keep / fleet.mwPerEhS[v]) mw += installed * fleet.mwPerEhS[v];
  }
  return Math.max(0, mw - asics.inTransitMw[site]);
}

/** Cost of running one TH/s of a vintage for a day at a site, USD: 24 h at `mwPerEhS` J per TH. */
export function runningCostUsdThDay(
  fleet: Fleet,
  sites: Sites,
  otherUsdMWh: number,
  site: number,
  vintage: number,
): number {
  return 2.4e-5 * fleet.mwPerEhS[vintage] * (sites.powerUsdMWh[site] + otherUsdMWh);
}
