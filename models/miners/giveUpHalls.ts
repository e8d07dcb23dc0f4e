import type { AiMarket } from '../markets/aiMarket.ts';
import { endContracts } from './endContracts.ts';
import type { Sites } from './sites.ts';

const HOURS_PER_YEAR = 8766;

/**
 * Sites that pay for the power of their tenants end contracts whose rent no longer covers it and the other operating cost:
 * what was built is sunk, so nothing else counts. A penalty for breach is not modelled.
 */
export function giveUpHalls(ai: AiMarket, sites: Sites, epoch: number): void {
  const { product, siteMw, siteRentUsdYear } = ai;
  if (!product.operatorPaysPower) return;
  for (let i = 0; i < sites.count; i++) {
    const powerUsdYear = siteMw[i] * sites.powerUsdMWh[i] * HOURS_PER_YEAR;
    if (powerUsdYear <= product.margin * siteRentUsdYear[i]) continue;
    const mw = siteMw[i] / product.grossPerMw;
    const forced = (mw * ai.forcedMw) / (ai.deliveredMw + ai.forcedMw);
    endContracts(ai, sites, i, 1, epoch);
    ai.forcedMw -= forced;
    ai.deliveredMw -= mw - forced;
    ai.contractedMw -= mw - forced;
  }
}
