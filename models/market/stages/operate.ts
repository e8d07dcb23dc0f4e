import { SOLVENT } from '../../miners/finance/balanceSheets.ts';
import { stopDormant } from '../../miners/finance/stopDormant.ts';
import { operateElastically } from '../../miners/operate/constantElasticityOperation.ts';
import { operateSharply } from '../../miners/operate/sharpOperation.ts';
import { operateSmoothly } from '../../miners/operate/smoothOperation.ts';
import type { MarketState } from '../marketState.ts';
import { measureMining } from '../measureMining.ts';

/**
 * Stage 3: every batch of machines moves its running share; network hashrate is the sum.
 *
 * @throws RangeError when no machine runs.
 */
export function operate(state: MarketState): void {
  const { settings, fleet, finance, step, epoch } = state;
  const { smooth, costs } = settings;
  const { sites } = state.environment.power;
  if (settings.operateRule === 'smooth') operateSmoothly(smooth, fleet, sites, step.conditions);
  else if (settings.operateRule === 'sharp') operateSharply(costs.avoidableUsdMWh, fleet, sites, step.conditions);
  else operateElastically(settings.elasticity, settings.referenceHashprice, fleet, step.conditions);
  if (finance !== null) stopDormant(finance, fleet);
  step.networkEhS = measureMining(state);
  if (!(step.networkEhS > 0)) {
    const hashprice = step.conditions.hashpriceUsdPhDay.toFixed(2);
    const haveAllFailed = finance?.status.every((status) => status !== SOLVENT);
    const why = haveAllFailed ? '; every operator has failed, and finance.failedSites is not receiver' : '';
    throw new RangeError(
      `epoch ${epoch}: at a hashprice of ${hashprice} USD/PH/day no machine runs, so no block is found${why}`,
    );
  }
}
