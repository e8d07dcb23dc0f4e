import type { AiMarket } from '../markets/aiMarket.ts';
import type { Sites } from './sites.ts';

/** Where building begins, empty halls make room for it: no site has more of them than power for tenants. */
export function tearDownHalls(markets: readonly AiMarket[], sites: Sites): void {
  for (let i = 0; i < sites.count; i++) {
    if (markets.every(({ offers }) => offers.granted[i] === 0)) continue;
    let vacant = 0;
    for (const { vacantMw } of markets) vacant += vacantMw[i];
    if (vacant <= sites.convertibleMw[i]) continue;
    for (const { vacantMw, vacantWornMw } of markets) {
      vacantMw[i] *= sites.convertibleMw[i] / vacant;
      vacantWornMw[i] *= sites.convertibleMw[i] / vacant;
    }
  }
}
