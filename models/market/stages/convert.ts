import type { AiMarket } from '../../markets/aiMarket.ts';
import { clearContracts } from '../../markets/clearContracts.ts';
import { matchProducts } from '../../markets/matchProducts.ts';
import { addWins, forgetWins, measureWins } from '../../miners/contractsWon.ts';
import { startHalls } from '../../miners/convertToAi.ts';
import { offerableMw, offerCapacity, SMALLEST_OFFER_MW } from '../../miners/offerCapacity.ts';
import type { Sites } from '../../miners/sites.ts';
import { tearDownHalls } from '../../miners/tearDownHalls.ts';
import type { MarketState } from '../marketState.ts';

const SECONDS_PER_YEAR = 31_557_600;

/** Stage 7: the AI contract round. */
export function convert(state: MarketState): void {
  const { conversions, settings, ai, wins, fleet, sites, installed, step, chain, record, epoch } = state;
  if (conversions === null) return;
  const { hashpriceUsdPhDay } = step.conditions;
  const epochYears = (record.seconds + step.mined.seconds) / SECONDS_PER_YEAR;
  measureWins(wins, sites);
  for (const market of ai) {
    offerCapacity(market, wins, fleet, sites, settings.costs, installed, conversions, hashpriceUsdPhDay, epoch);
    market.round.years = chain.timeS / SECONDS_PER_YEAR;
    market.round.contractedMw = market.contractedMw + market.forcedMw;
  }
  awardContracts(ai, sites, settings.aiBuildLimitMwYear * epochYears);
  forgetWins(wins);
  for (const market of ai) {
    addWins(wins, market.offers.granted, market.product.grossPerMw);
    startHalls(market, fleet, sites, epoch);
  }
  tearDownHalls(ai, sites);
}

function awardContracts(ai: readonly AiMarket[], sites: Sites, buildLimitMw: number): void {
  if (ai.length > 1) {
    const grossMw = Float64Array.from({ length: sites.count }, (_, site) => offerableMw(sites, site));
    matchProducts(ai, grossMw, buildLimitMw, SMALLEST_OFFER_MW);
    return;
  }
  const [market] = ai;
  market.round.buildLimitMw = buildLimitMw;
  market.rentUsdMwYear = clearContracts(market.offers, market.demand, market.round);
}
