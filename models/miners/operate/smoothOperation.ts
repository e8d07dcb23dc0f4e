import { pow } from '../../random/math/pow.ts';
import type { Fleet } from '../fleet.ts';
import { breakEvenByVintage } from '../machineCost.ts';
import type { Sites } from '../sites.ts';
import type { OperatingConditions } from './operateRule.ts';

export interface SmoothOperation {
  /** Half-width of the uniform distribution of hourly power prices around the price of the site, USD/MWh. */
  readonly dispersionUsdMWh: number;
  /** Share of the gap to the desired running share that is closed in one epoch. */
  readonly speedOff: number;
  readonly speedOn: number;
  readonly avoidableUsdMWh: number;
}

/**
 * Runs machines in the hours in which power is cheaper than their break-even price. Hourly prices are uniform on
 * `[c - s, c + s]`, so the desired running share is `F((b - c) / s)` with bounded support, and the share moves towards
 * it with inertia. Both matter: with a sharp threshold the network overshoots at every retarget.
 */
export function operateSmoothly(rule: SmoothOperation, fleet: Fleet, sites: Sites, now: OperatingConditions): void {
  const { siteCount, vintageCount, vintagesInUse, installedEhS, running, breakEvenUsdMWh } = fleet;
  const s = rule.dispersionUsdMWh;
  const off = 1 - pow(1 - rule.speedOff, now.epochs);
  const on = 1 - pow(1 - rule.speedOn, now.epochs);
  breakEvenByVintage(fleet, now.hashpriceUsdPhDay, rule.avoidableUsdMWh);
  for (let i = 0; i < siteCount; i++) {
    const first = i * vintageCount;
    const power = sites.powerUsdMWh[i];
    for (let v = 0; v < vintagesInUse; v++) {
      const k = first + v;
      if (installedEhS[k] === 0) continue;
      let desired = (breakEvenUsdMWh[v] - power + s) / (2 * s);
      if (desired < 0) desired = 0;
      else if (desired > 1) desired = 1;
      const gap = desired - running[k];
      running[k] += (gap < 0 ? off : on) * gap;
    }
  }
}

/** The desired running share without inertia: where the fleet starts. */
export function startSmoothly(rule: SmoothOperation, fleet: Fleet, sites: Sites, hashpriceUsdPhDay: number): void {
  operateSmoothly({ ...rule, speedOff: 1, speedOn: 1 }, fleet, sites, { hashpriceUsdPhDay, epochs: 1 });
}
