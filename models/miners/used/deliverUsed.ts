import type { Fleet } from '../fleet.ts';
import { freeMw } from '../freeMw.ts';
import type { Sites } from '../sites.ts';
import { stockMachines } from '../stockMachines.ts';
import type { UsedMarket } from './usedMarket.ts';

/** Used machines that are due are plugged into free power; what finds none goes back to stock, as the buyer's. */
export function deliverUsed(used: UsedMarket, fleet: Fleet, sites: Sites, epoch: number): void {
  const { siteCount, vintageCount } = fleet;
  const slot = epoch % used.slots;
  for (let v = fleet.vintagesInUse - 1; v >= 0; v--) {
    const first = (slot * vintageCount + v) * siteCount;
    for (let i = 0; i < siteCount; i++) {
      const arrived = used.dueEhS[first + i];
      if (arrived === 0) continue;
      used.dueEhS[first + i] = 0;
      plugIn(fleet, sites, i, v, arrived);
    }
  }
  sumInTransit(used, fleet);
}

function plugIn(fleet: Fleet, sites: Sites, site: number, vintage: number, arrived: number): void {
  const free = freeMw(fleet, sites, site);
  const needed = arrived * fleet.mwPerEhS[vintage];
  const placedMw = needed < free ? needed : free;
  const placed = placedMw === needed ? arrived : placedMw / fleet.mwPerEhS[vintage];
  const cell = site * fleet.vintageCount + vintage;
  const before = fleet.installedEhS[cell];
  fleet.installedEhS[cell] = before + placed;
  if (placed > 0) fleet.running[cell] = (fleet.running[cell] * before + placed) / (before + placed);
  fleet.installedMw[site] += placedMw;
  if (placed < arrived) stockMachines(fleet, cell, vintage, arrived - placed);
}

function sumInTransit({ inTransitEhS, inTransitMw, dueEhS, slots }: UsedMarket, fleet: Fleet): void {
  const { siteCount, vintageCount, mwPerEhS } = fleet;
  inTransitEhS.fill(0);
  inTransitMw.fill(0);
  for (let slot = 0; slot < slots; slot++) {
    for (let v = 0; v < fleet.vintagesInUse; v++) {
      const first = (slot * vintageCount + v) * siteCount;
      for (let i = 0; i < siteCount; i++) {
        const due = dueEhS[first + i];
        inTransitEhS[i] += due;
        inTransitMw[i] += due * mwPerEhS[v];
      }
    }
  }
}
