import { measureFleet } from '../miners/measureFleet.ts';
import { resellPower } from '../miners/resellPower.ts';
import type { MarketState } from './marketState.ts';

/** Measures the fleet at the power prices of the step, less what is sold back. @returns running hashrate, EH/s. */
export function measureMining({ environment, fleet, settings }: MarketState): number {
  const { power } = environment;
  const dispersion = settings.operateRule === 'smooth' ? settings.smooth.dispersionUsdMWh : 0;
  return resellPower(fleet, power, measureFleet(fleet, power.sites, dispersion));
}
