import type { Fleet } from './fleet.ts';
import type { Sites } from './sites.ts';

/**
 * Sums the cells of every site: running hashrate, running and installed power, and what the power costs.
 *
 * A machine that runs a share `u` of the hours picks the cheapest ones. With hourly prices uniform on
 * `[c - s, c + s]` the mean price of the cheapest share `u` is `c - s (1 - u)`.
 *
 * @param dispersionUsdMWh half-width `s`; 0 where machines do not choose their hours.
 * @returns running hashrate of the network, EH/s.
 */
export function measureFleet(fleet: Fleet, sites: Sites, dispersionUsdMWh: number): number {
  const { siteCount, installedEhS, running, mwPerEhS, runningEhS, runningMw, installedMw, powerCostUsdHour } = fleet;
  const { powerUsdMWh } = sites;
  runningEhS.fill(0);
  runningMw.fill(0);
  installedMw.fill(0);
  powerCostUsdHour.fill(0);
  for (let v = 0; v < fleet.vintagesInUse; v++) {
    const first = v * siteCount;
    for (let i = 0; i < siteCount; i++) {
      const installed = installedEhS[first + i];
      if (installed === 0) continue;
      const u = running[first + i];
      const mw = installed * mwPerEhS[v];
      installedMw[i] += mw;
      runningMw[i] += mw * u;
      runningEhS[i] += installed * u;
      powerCostUsdHour[i] += mw * u * (powerUsdMWh[i] - dispersionUsdMWh * (1 - u));
    }
  }
  let networkEhS = 0;
  for (let i = 0; i < siteCount; i++) networkEhS += runningEhS[i];
  return networkEhS;
}
