import type { Fleet } from './fleet.ts';
import type { Sites } from './sites.ts';

/**
 * Sums the cells of every site: running hashrate, running and installed power, and what the power costs; and the sites
 * of the network.
 *
 * A machine that runs a share `u` of the hours picks the cheapest ones. With hourly prices uniform on
 * `[c - s, c + s]` the mean price of the cheapest share `u` is `c - s (1 - u)`.
 *
 * @param dispersionUsdMWh half-width `s`; 0 where machines do not choose their hours.
 * @returns running hashrate of the network, EH/s.
 */
export function measureFleet(fleet: Fleet, sites: Sites, dispersionUsdMWh: number): number {
  const { siteCount, vintageCount, vintagesInUse, installedEhS, running, mwPerEhS } = fleet;
  const { runningEhS, runningMw, installedMw, powerCostUsdHour } = fleet;
  const { powerUsdMWh } = sites;
  let networkEhS = 0;
  let networkMw = 0;
  let networkInstalledMw = 0;
  for (let i = 0; i < siteCount; i++) {
    const first = i * vintageCount;
    const power = powerUsdMWh[i];
    let siteEhS = 0;
    let siteMw = 0;
    let siteInstalledMw = 0;
    let siteUsdHour = 0;
    for (let v = 0; v < vintagesInUse; v++) {
      const installed = installedEhS[first + v];
      if (installed === 0) continue;
      const u = running[first + v];
      const mw = installed * mwPerEhS[v];
      siteInstalledMw += mw;
      siteMw += mw * u;
      siteEhS += installed * u;
      siteUsdHour += mw * u * (power - dispersionUsdMWh * (1 - u));
    }
    runningEhS[i] = siteEhS;
    runningMw[i] = siteMw;
    installedMw[i] = siteInstalledMw;
    powerCostUsdHour[i] = siteUsdHour;
    networkEhS += siteEhS;
    networkMw += siteMw;
    networkInstalledMw += siteInstalledMw;
  }
  fleet.networkRunningMw = networkMw;
  fleet.networkInstalledMw = networkInstalledMw;
  return networkEhS;
}
