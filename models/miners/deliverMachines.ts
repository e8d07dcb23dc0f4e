import { type AsicMarket, recountInTransit } from '../markets/asicMarket.ts';
import { displaceLeastEfficient } from './displaceLeastEfficient.ts';
import type { Fleet } from './fleet.ts';
import { freeMw } from './freeMw.ts';
import type { Sites } from './sites.ts';
import { stockMachines } from './stockMachines.ts';

/**
 * Orders that are due are plugged in, whatever has happened to the price since. They take free power first, then the
 * place of less efficient machines of the same site; what finds no place goes to stock.
 */
export function deliverMachines(asics: AsicMarket, fleet: Fleet, sites: Sites, epoch: number): void {
  if (epoch > asics.lastDueEpoch) return;
  const slot = epoch % asics.slots;
  const first = slot * sites.count;
  for (let i = 0; i < sites.count; i++) {
    const arrived = asics.dueEhS[first + i];
    if (arrived === 0) continue;
    asics.dueEhS[first + i] = 0;
    asics.hasChanged[i] = 1;
    plugIn(fleet, sites, i, asics.dueVintage[slot], arrived);
  }
  recountInTransit(asics, fleet);
}

function plugIn(fleet: Fleet, sites: Sites, site: number, vintage: number, arrived: number): void {
  const mwPerEhS = fleet.mwPerEhS[vintage];
  const needed = arrived * mwPerEhS;
  const free = freeMw(fleet, sites, site);
  const displaced = needed > free ? displaceLeastEfficient(fleet, site, needed - free, vintage) : 0;
  const placedMw = Math.min(needed, free + displaced);
  const placed = placedMw === needed ? arrived : placedMw / mwPerEhS;
  const cell = site * fleet.vintageCount + vintage;
  const before = fleet.installedEhS[cell];
  fleet.installedEhS[cell] = before + placed;
  // New machines start running; the inertia of the cell applies to them from the next step on.
  if (placed > 0) fleet.running[cell] = (fleet.running[cell] * before + placed) / (before + placed);
  stockMachines(fleet, cell, vintage, arrived - placed);
  fleet.installedMw[site] += placedMw - displaced;
}

/** Installed machines fail and stocked ones decay; both are scrapped. @param years length of the step. */
export function wearMachines(fleet: Fleet, failureRateYear: number, stockDecayYear: number, years: number): void {
  const failed = Math.min(1, failureRateYear * years);
  const decayed = Math.min(1, stockDecayYear * years);
  if (failed > 0) {
    const { siteCount, vintageCount, vintagesInUse, installedEhS, installedMw } = fleet;
    let scrapped = 0;
    for (let i = 0; i < siteCount; i++) {
      scrapped += scrapShare(installedEhS, i * vintageCount, vintagesInUse, failed);
      installedMw[i] *= 1 - failed;
    }
    fleet.scrappedEhS += scrapped;
  }
  if (decayed > 0) {
    fleet.scrappedEhS += scrapShare(fleet.stockEhS, 0, fleet.vintagesInUse, decayed);
    scrapShare(fleet.stockOfEhS, 0, fleet.stockOfEhS.length, decayed);
  }
}

function scrapShare(machines: Float64Array, first: number, count: number, share: number): number {
  let scrapped = 0;
  for (let k = first; k < first + count; k++) {
    scrapped += machines[k] * share;
    machines[k] *= 1 - share;
  }
  return scrapped;
}
