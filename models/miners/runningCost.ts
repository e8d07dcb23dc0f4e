import type { Fleet } from './fleet.ts';
import type { Sites } from './sites.ts';

/** Cost of running one TH/s of a vintage for a day at a site, USD: 24 h at `mwPerEhS` J per TH. */
export function runningCostUsdThDay(
  fleet: Fleet,
  sites: Sites,
  otherUsdMWh: number,
  site: number,
  vintage: number,
): number {
  return 2.4e-5 * fleet.mwPerEhS[vintage] * (sites.powerUsdMWh[site] + otherUsdMWh);
}
