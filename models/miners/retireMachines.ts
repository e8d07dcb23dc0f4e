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
  const { siteCount, installedEhS, running, mwPerEhS, installedMw } = fleet;
  const income = value.income[0];
  for (let v = 0; v < fleet.vintagesInUse; v++) {
    for (let i = 0; i < siteCount; i++) {
      const cell = v * siteCount + i;
      const idle = installedEhS[cell] * (1 - running[cell]);
      if (idle <= 0 || runningCostUsdThDay(fleet, sites, avoidableUsdMWh, i, v) < income) continue;
      const before = installedEhS[cell];
      const retired = share * idle;
      installedEhS[cell] = before - retired;
      running[cell] = Math.min(1, (running[cell] * before) / installedEhS[cell]);
      stockMachines(fleet, cell, v, retired);
      installedMw[i] -= retired * mwPerEhS[v];
    }
  }
}
