import type { Fleet } from '../../miners/fleet.ts';
import type { Sites } from '../../miners/sites.ts';
import { stockMachines } from '../../miners/stockMachines.ts';
import type { Policies } from './policies.ts';

/**
 * Brings the share of a region's power on which mining is forbidden to `share`. Machines on it are taken out, the same
 * part of every batch, and stay the property of their operators. When a ban is eased its power is free again; machines
 * come back by purchase only. Tenants cannot be offered that power either, and keep what they have.
 */
export function banMining(policies: Policies, fleet: Fleet, sites: Sites, region: number, share: number): void {
  const before = policies.bannedShare[region];
  policies.bannedShare[region] = share;
  if (share > before) {
    const leaving = 1 - (1 - share) / (1 - before);
    for (let i = 0; i < sites.count; i++) {
      if (sites.regionOf[i] !== region) continue;
      removeMachines(fleet, i, leaving);
      const withheld = sites.convertibleMw[i] * leaving;
      sites.convertibleMw[i] -= withheld;
      policies.withheldMw[i] += withheld;
    }
  } else if (share < before) {
    const returning = 1 - share / before;
    for (let i = 0; i < sites.count; i++) {
      if (sites.regionOf[i] !== region) continue;
      const returned = policies.withheldMw[i] * returning;
      policies.withheldMw[i] -= returned;
      sites.convertibleMw[i] += returned;
    }
  }
}

function removeMachines(fleet: Fleet, site: number, share: number): void {
  const { vintageCount, installedEhS, mwPerEhS, installedMw } = fleet;
  let left = 0;
  for (let v = 0; v < fleet.vintagesInUse; v++) {
    const cell = site * vintageCount + v;
    const removed = installedEhS[cell] * share;
    if (removed > 0) {
      installedEhS[cell] -= removed;
      stockMachines(fleet, cell, v, removed);
    }
    left += installedEhS[cell] * mwPerEhS[v];
  }
  installedMw[site] = left;
}
