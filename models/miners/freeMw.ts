import type { Fleet } from './fleet.ts';
import type { Sites } from './sites.ts';

/** Grid capacity of a site that holds neither machines nor AI, MW; never negative. */
export function freeMw(fleet: Fleet, sites: Sites, site: number): number {
  return Math.max(0, sites.capacityMw[site] - fleet.installedMw[site] - sites.buildingMw[site] - sites.aiMw[site]);
}
