import { demandMw } from '../../markets/aiDemand.ts';
import type { AiMarket } from '../../markets/aiMarket.ts';
import { endContracts } from '../../miners/endContracts.ts';
import type { Sites } from '../../miners/sites.ts';

/**
 * Tenants give up what they no longer want at the rent of the last round: the same part of every contract that is
 * served, forced shifts included.
 *
 * @param years since the start of the run.
 */
export function reduceContracts(ai: AiMarket, sites: Sites, years: number, epoch: number): void {
  const served = ai.deliveredMw + ai.forcedMw;
  const excess = ai.contractedMw + ai.forcedMw - demandMw(ai.demand, years, ai.rentUsdMwYear);
  if (excess <= 0 || served === 0) return;
  const ending = Math.min(1, excess / served);
  for (let i = 0; i < sites.count; i++) endContracts(ai, sites, i, ending, epoch);
  if (ai.defaults !== null) scaleFrom(ai.defaults.mw, epoch, 1 - ending);
  ai.contractedMw -= ai.deliveredMw * ending;
  ai.deliveredMw *= 1 - ending;
  ai.forcedMw *= 1 - ending;
}

/** What tenants have given up can no longer fail. */
function scaleFrom(values: Float64Array, first: number, factor: number): void {
  for (let k = first; k < values.length; k++) values[k] *= factor;
}
