import type { Fleet } from './fleet.ts';
import type { Sites } from './sites.ts';

/** Grid capacity of a site that holds neither machines nor AI and may hold machines, MW; never negative. */
export function freeMw(fleet: Fleet, sites: Sites, site: number): number {
  const { capacityMw, buildingMw, aiMw, barredMw } = sites;
  return Math.max(0, capacityMw[site] - fleet.installedMw[site] - buildingMw[site] - aiMw[site] - barredMw[site]);
}
