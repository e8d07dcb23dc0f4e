import { runningCostUsdThDay } from '../miners/runningCost.ts';
import type { SupplyState } from '../modelFigure.ts';
import type { MarketState } from './marketState.ts';

const TH_PER_PH = 1000;
/** Least energy per hash of each class of machines but the first, J/TH. */
const classesFromJTh = [15, 20, 25, 35] as const;

/** Classes of machines by energy per hash; each holds the vintages of two to three years. */
export const machineClasses: readonly string[] = [
  `under ${classesFromJTh[0]} J/TH`,
  ...classesFromJTh.slice(1).map((to, i) => `${classesFromJTh[i]} to ${to} J/TH`),
  `${classesFromJTh[classesFromJTh.length - 1]} J/TH and over`,
];

/**
 * Installed machines, a piece a site and vintage, with the hashprice [USD/PH/day] that just pays their power and the other
 * cost that stops with them: the supply curve of hashrate in the short run, in which what machines cost is sunk.
 */
export function supplyOfHashrate({ fleet, environment, settings, step }: MarketState): SupplyState {
  const { siteCount, vintageCount, vintagesInUse, installedEhS, efficiencyJTh } = fleet;
  const { sites } = environment.power;
  const other = settings.costs.avoidableUsdMWh;
  const pieces: { amount: number; level: number; group: number }[] = [];
  for (let i = 0; i < siteCount; i++) {
    for (let v = 0; v < vintagesInUse; v++) {
      const amount = installedEhS[i * vintageCount + v];
      if (!(amount > 0)) continue;
      const level = TH_PER_PH * runningCostUsdThDay(fleet, sites, other, i, v);
      pieces.push({ amount, level, group: classesFromJTh.filter((from) => efficiencyJTh[v] >= from).length });
    }
  }
  return { now: step.conditions.hashpriceUsdPhDay, pieces };
}
