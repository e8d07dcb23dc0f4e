import type { Fleet } from './fleet.ts';
import type { MachineValue } from './machineValue.ts';
import { runningCostUsdThDay } from './runningCost.ts';
import type { Sites } from './sites.ts';
import { stockMachines } from './stockMachines.ts';

/**
 * Machines that stand idle and are not expected to cover their running cost again are taken out and stocked, a share of
 * them in a year; their power is free. Expected income does not rise, so what does not pay now will not pay later.
 */
export function retireMachines(
  fleet: Fleet,
  sites: Sites,
  avoidableUsdMWh: number,
  value: MachineValue,
  share: number,
): void {
  const { siteCount, vintagesInUse } = fleet;
  const income = value.income[0];
  for (let i = 0; i < siteCount; i++) {
    // Later vintages cost less to run: from the first one that covers its cost on, all do.
    for (let v = 0; v < vintagesInUse; v++) {
      if (runningCostUsdThDay(fleet, sites, avoidableUsdMWh, i, v) < income) break;
      retireIdle(fleet, i, v, share);
    }
  }
}

function retireIdle(fleet: Fleet, site: number, vintage: number, share: number): void {
  const { installedEhS, running } = fleet;
  const cell = site * fleet.vintageCount + vintage;
  const before = installedEhS[cell];
  const idle = before * (1 - running[cell]);
  if (idle <= 0) return;
  const retired = share * idle;
  installedEhS[cell] = before - retired;
  running[cell] = Math.min(1, (running[cell] * before) / installedEhS[cell]);
  stockMachines(fleet, cell, vintage, retired);
  fleet.installedMw[site] -= retired * fleet.mwPerEhS[vintage];
}
