import { machineValueUsdTh } from '../miners/machineValue.ts';
import { runningCostUsdThDay } from '../miners/runningCost.ts';
import type { UsedMarket } from '../miners/used/usedMarket.ts';
import type { MachineOffer } from '../security/marketAttackCost.ts';
import type { MarketState } from './marketState.ts';

/**
 * Machines that do not run, as offers to whoever wants them, vintage by vintage: those in stock at the price of the last
 * round, to be placed in sites of the buyer; those that stand idle, with the sites that they stand in, at what they are
 * worth to their owners on average, scrap at least.
 */
export function dormantOffers(state: MarketState, used: UsedMarket): MachineOffer[] {
  const { fleet, settings } = state;
  const siteUsdMw = settings.attackSiteUsdMw;
  const offers: MachineOffer[] = [];
  for (let v = 0; v < fleet.vintagesInUse; v++) {
    const efficiencyJTh = fleet.efficiencyJTh[v];
    offers.push({ hashrateEhS: fleet.stockEhS[v], hardwareUsdThS: fleet.resaleUsdTh[v], efficiencyJTh, siteUsdMw });
    const idle = idleMachines(state, used, v);
    offers.push({ hashrateEhS: idle.ehS, hardwareUsdThS: idle.worthUsdTh, efficiencyJTh, siteUsdMw: 0 });
  }
  return offers;
}

function idleMachines(
  { fleet, sites, settings, installed }: MarketState,
  { scrapUsdTh }: UsedMarket,
  vintage: number,
): { ehS: number; worthUsdTh: number } {
  let ehS = 0;
  let worth = 0;
  for (let i = 0; i < sites.count; i++) {
    const cell = i * fleet.vintageCount + vintage;
    const idle = fleet.installedEhS[cell] * (1 - fleet.running[cell]);
    if (idle <= 0) continue;
    const cost = runningCostUsdThDay(fleet, sites, settings.costs.avoidableUsdMWh, i, vintage);
    ehS += idle;
    worth += idle * Math.max(scrapUsdTh, machineValueUsdTh(installed, sites.operatorClass[i], cost));
  }
  return { ehS, worthUsdTh: ehS > 0 ? worth / ehS : 0 };
}
