import type { Fleet } from '../../miners/fleet.ts';
import type { Sites } from '../../miners/sites.ts';
import type { Policies } from './policies.ts';

/**
 * Switches off the curtailed share of what runs. What machines would run is not touched, so that all of it is back when
 * the curtailment ends.
 *
 * @param networkEhS running hashrate before, EH/s.
 * @returns running hashrate of the network after, EH/s.
 */
export function curtailMachines(policies: Policies, fleet: Fleet, sites: Sites, networkEhS: number): number {
  const { runningEhS, runningMw, powerCostUsdHour } = fleet;
  let network = networkEhS;
  for (let i = 0; i < sites.count; i++) {
    const off = policies.curtailedShare[sites.regionOf[i]];
    if (off === 0) continue;
    network -= runningEhS[i] * off;
    fleet.networkRunningMw -= runningMw[i] * off;
    runningEhS[i] *= 1 - off;
    runningMw[i] *= 1 - off;
    powerCostUsdHour[i] *= 1 - off;
  }
  return network;
}
