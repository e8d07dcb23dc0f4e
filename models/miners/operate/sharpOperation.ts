import type { Fleet } from '../fleet.ts';
import { breakEvenByVintage } from '../machineCost.ts';
import type { Sites } from '../sites.ts';
import type { OperatingConditions } from './operateRule.ts';

/**
 * The naive rule: a machine runs when it earns more than it costs, and stops at once when it does not. Kept because
 * its instability is a result: the map from one epoch to the next has an elasticity far above one wherever many
 * machines share a break-even price.
 */
export function operateSharply(avoidableUsdMWh: number, fleet: Fleet, sites: Sites, now: OperatingConditions): void {
  const { siteCount, vintageCount, vintagesInUse, running, breakEvenUsdMWh } = fleet;
  breakEvenByVintage(fleet, now.hashpriceUsdPhDay, avoidableUsdMWh);
  for (let i = 0; i < siteCount; i++) {
    const power = sites.powerUsdMWh[i];
    for (let v = 0; v < vintagesInUse; v++) running[i * vintageCount + v] = breakEvenUsdMWh[v] > power ? 1 : 0;
  }
}
