import type { AiMarket } from '../markets/aiMarket.ts';
import { displaceLeastEfficient } from './displaceLeastEfficient.ts';
import type { Fleet } from './fleet.ts';
import { freeMw } from './freeMw.ts';
import type { Sites } from './sites.ts';

/** Takes out machines, the least efficient ones first, until `grossMw` of a site are free for AI. */
export function makeRoom(ai: AiMarket, fleet: Fleet, sites: Sites, site: number, grossMw: number): void {
  const free = freeMw(fleet, sites, site);
  if (grossMw <= free) return;
  const before = installedEhS(fleet, site);
  const unplugged = displaceLeastEfficient(fleet, site, grossMw - free, fleet.vintagesInUse);
  fleet.installedMw[site] -= unplugged;
  ai.unpluggedMw += unplugged;
  ai.unpluggedEhS += before - installedEhS(fleet, site);
}

function installedEhS(fleet: Fleet, site: number): number {
  let sum = 0;
  for (let v = 0; v < fleet.vintagesInUse; v++) sum += fleet.installedEhS[site * fleet.vintageCount + v];
  return sum;
}
