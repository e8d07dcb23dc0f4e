import type { Fleet } from './fleet.ts';
import { stockMachines } from './stockMachines.ts';

/**
 * Takes machines out of a site until `siteMw` of power is free, the least efficient ones first, and puts them in
 * stock.
 *
 * @param vintageLimit only vintages less efficient than this one are taken (`fleet.vintagesInUse` takes any).
 * @returns the power freed, MW: less than asked when the site has no more such machines.
 */
export function displaceLeastEfficient(fleet: Fleet, site: number, siteMw: number, vintageLimit: number): number {
  let freed = 0;
  for (let v = 0; v < vintageLimit && freed < siteMw; v++) {
    const cell = site * fleet.vintageCount + v;
    const installed = fleet.installedEhS[cell];
    if (installed === 0) continue;
    const mw = installed * fleet.mwPerEhS[v];
    if (mw <= siteMw - freed) {
      fleet.installedEhS[cell] = 0;
      stockMachines(fleet, cell, v, installed);
      freed += mw;
    } else {
      const moved = (siteMw - freed) / fleet.mwPerEhS[v];
      fleet.installedEhS[cell] = installed - moved;
      stockMachines(fleet, cell, v, moved);
      freed = siteMw;
    }
  }
  return freed;
}
