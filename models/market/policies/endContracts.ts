import { demandMw } from '../../markets/aiDemand.ts';
import type { MarketState } from '../marketState.ts';

const SECONDS_PER_YEAR = 31_557_600;

/**
 * Tenants give up what they no longer want at the rent of the last round: the same part of every contract that is
 * served, forced shifts included. Halls under construction go on. The power is free again and could host other tenants.
 */
export function endContracts({ ai, sites, chain, epoch }: MarketState): void {
  const served = ai.deliveredMw + ai.forcedMw;
  const wanted = demandMw(ai.demand, chain.timeS / SECONDS_PER_YEAR, ai.rentUsdMwYear);
  const excess = ai.contractedMw + ai.forcedMw - wanted;
  if (excess <= 0 || served === 0) return;
  const ending = Math.min(1, excess / served);
  for (let i = 0; i < sites.count; i++) {
    const freed = sites.aiMw[i] * ending;
    sites.aiMw[i] -= freed;
    sites.aiRentUsdYear[i] *= 1 - ending;
    sites.convertibleMw[i] += freed;
  }
  for (let k = epoch * sites.count; k < ai.endingGrossMw.length; k++) {
    ai.endingGrossMw[k] *= 1 - ending;
    ai.endingRentUsdYear[k] *= 1 - ending;
  }
  if (ai.defaults !== null) scaleFrom(ai.defaults.mw, epoch, 1 - ending);
  ai.contractedMw -= ai.deliveredMw * ending;
  ai.deliveredMw *= 1 - ending;
  ai.forcedMw *= 1 - ending;
}

/** What tenants have given up can no longer fail. */
function scaleFrom(values: Float64Array, first: number, factor: number): void {
  for (let k = first; k < values.length; k++) values[k] *= factor;
}
