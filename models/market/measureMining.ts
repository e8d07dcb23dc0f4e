import { measureFleet } from '../miners/measureFleet.ts';
import { resellPower } from '../miners/resellPower.ts';
import type { MarketState } from './marketState.ts';
import { curtailMachines } from './policies/curtailMachines.ts';

/** Measures the fleet at the power prices of the step, less what is sold back and what is curtailed. @returns running hashrate, EH/s. */
export function measureMining({ environment, fleet, settings, policies }: MarketState): number {
  const { power } = environment;
  const dispersion = settings.operateRule === 'smooth' ? settings.smooth.dispersionUsdMWh : 0;
  const network = resellPower(fleet, power, measureFleet(fleet, power.sites, dispersion));
  return policies === null ? network : curtailMachines(policies, fleet, power.sites, network);
}
