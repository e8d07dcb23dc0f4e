import type { AiMarket } from '../markets/aiMarket.ts';
import type { Sites } from './sites.ts';

/**
 * Ends the same part of every contract that a site serves, forced shifts included. Their halls are empty and their power is
 * free; halls under construction go on. The sums of the market are the caller's.
 *
 * @param share 0 to 1.
 */
export function endContracts(ai: AiMarket, sites: Sites, site: number, share: number, epoch: number): void {
  const freed = ai.siteMw[site] * share;
  if (freed === 0) return;
  sites.aiMw[site] -= freed;
  ai.siteMw[site] -= freed;
  ai.siteRentUsdYear[site] *= 1 - share;
  sites.convertibleMw[site] += freed;
  ai.vacantMw[site] += freed;
  ai.lettableFrom[site] = epoch + ai.vacancyEpochs;
  ai.vacantWornMw[site] += freed / ai.product.grossPerMw;
  for (let k = epoch * sites.count + site; k < ai.endingGrossMw.length; k += sites.count) {
    ai.endingGrossMw[k] *= 1 - share;
    ai.endingRentUsdYear[k] *= 1 - share;
    if (ai.endingWornMw !== null) ai.endingWornMw[k] *= 1 - share;
    if (ai.refitUsd !== null) ai.refitUsd[k] *= 1 - share;
  }
}
