import { displaceLeastEfficient } from './displaceLeastEfficient.ts';
import type { Fleet } from './fleet.ts';
import { freeMw } from './freeMw.ts';
import type { Sites } from './sites.ts';

/** Takes out machines, the least efficient ones first, until `grossMw` of a site are free. @returns what they took, MW. */
export function makeRoom(fleet: Fleet, sites: Sites, site: number, grossMw: number): number {
  const free = freeMw(fleet, sites, site);
  if (grossMw <= free) return 0;
  const unplugged = displaceLeastEfficient(fleet, site, grossMw - free, fleet.vintagesInUse);
  fleet.installedMw[site] -= unplugged;
  return unplugged;
}
