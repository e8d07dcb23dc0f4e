import { type AsicMarket, sumInTransit } from '../markets/asicMarket.ts';
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
  const slot = epoch % asics.slots;
  const vintage = asics.dueVintage[slot];
  const mwPerEhS = fleet.mwPerEhS[vintage];
  for (let i = 0; i < sites.count; i++) {
    const arrived = asics.dueEhS[slot * sites.count + i];
    if (arrived === 0) continue;
    asics.dueEhS[slot * sites.count + i] = 0;
    const needed = arrived * mwPerEhS;
    const free = freeMw(fleet, sites, i);
    const displaced = needed > free ? displaceLeastEfficient(fleet, i, needed - free, vintage) : 0;
    const placedMw = Math.min(needed, free + displaced);
    const placed = placedMw === needed ? arrived : placedMw / mwPerEhS;
    const cell = vintage * sites.count + i;
    const before = fleet.installedEhS[cell];
    fleet.installedEhS[cell] = before + placed;
    // New machines start running; the inertia of the cell applies to them from the next step on.
    if (placed > 0) fleet.running[cell] = (fleet.running[cell] * before + placed) / (before + placed);
    stockMachines(fleet, cell, vintage, arrived - placed);
    fleet.installedMw[i] += placedMw - displaced;
  }
  sumInTransit(asics, fleet);
}

/** Installed machines fail and stocked ones decay; both are scrapped. @param years length of the step. */
export function wearMachines(fleet: Fleet, failureRateYear: number, stockDecayYear: number, years: number): void {
  const failed = Math.min(1, failureRateYear * years);
  const decayed = Math.min(1, stockDecayYear * years);
  if (failed > 0) {
    fleet.scrappedEhS += scrapShare(fleet.installedEhS, fleet.vintagesInUse * fleet.siteCount, failed);
    for (let i = 0; i < fleet.siteCount; i++) fleet.installedMw[i] *= 1 - failed;
  }
  if (decayed > 0) {
    fleet.scrappedEhS += scrapShare(fleet.stockEhS, fleet.vintagesInUse, decayed);
    scrapShare(fleet.stockOfEhS, fleet.stockOfEhS.length, decayed);
  }
}

function scrapShare(machines: Float64Array, count: number, share: number): number {
  let scrapped = 0;
  for (let k = 0; k < count; k++) {
    scrapped += machines[k] * share;
    machines[k] *= 1 - share;
  }
  return scrapped;
}
