import type { AiMarket } from '../markets/aiMarket.ts';
import { placeOrder, vintageOnOffer } from '../markets/asicMarket.ts';
import { beginTerm, scheduleStart } from '../miners/convertToAi.ts';
import { startGrowth } from '../miners/growth/siteGrowth.ts';
import { measureFleet } from '../miners/measureFleet.ts';
import { operateElastically } from '../miners/operate/constantElasticityOperation.ts';
import { operateSharply } from '../miners/operate/sharpOperation.ts';
import { startSmoothly } from '../miners/operate/smoothOperation.ts';
import type { Sites } from '../miners/sites.ts';
import type { ParameterReader } from '../parameterReader.ts';
import type { MarketState } from './marketState.ts';

const EPOCHS_PER_YEAR = 365.25 / 14;

/**
 * Machines begin at the running share that suits the initial hashprice, and the installed fleet is scaled so that
 * what runs finds a block at every target spacing, 600 s, at the initial difficulty. Grid capacity follows from the machines.
 */
export function startFleet(state: MarketState, parameters: ParameterReader, hashprice: number): void {
  const { fleet, sites, settings, chain } = state;
  const conditions = { hashpriceUsdPhDay: hashprice, epochs: 1 };
  if (settings.operateRule === 'smooth') startSmoothly(settings.smooth, fleet, sites, hashprice);
  else if (settings.operateRule === 'sharp') operateSharply(settings.costs.avoidableUsdMWh, fleet, sites, conditions);
  else operateElastically(settings.elasticity, hashprice, fleet, conditions);
  const runningShare = measureFleet(fleet, sites, 0);
  if (!(runningShare > 0)) {
    throw new RangeError(
      `at the initial hashprice of ${hashprice.toFixed(2)} USD/PH/day no machine covers its power: check price.initialUsdBtc, chain.initialDifficulty and site.power*`,
    );
  }
  const scale = chain.expectedHashesPerBlock / chain.targetSpacingS / 1e18 / runningShare;
  for (let k = 0; k < fleet.installedEhS.length; k++) fleet.installedEhS[k] *= scale;
  measureFleet(fleet, sites, settings.operateRule === 'smooth' ? settings.smooth.dispersionUsdMWh : 0);
  const occupied = 1 - parameters.number('site.freeShare');
  for (let i = 0; i < sites.count; i++) {
    sites.capacityMw[i] = fleet.installedMw[i] / occupied;
    sites.convertibleMw[i] = sites.aiSuitableShare[i] * sites.capacityMw[i];
  }
  if (state.growth !== null) startGrowth(state.growth, sites.capacityMw);
  fleet.madeEhS = fleet.installedEhS.reduce((sum, h) => sum + h, 0);
}

/**
 * AI halls that exist or are being built on mining sites at the start, in proportion to convertible power. They come
 * on top of the mining capacity, since they no longer mine.
 *
 * @throws RangeError when halls are to be placed but no site could host one.
 */
export function placeInitialAi({ ai, sites }: MarketState, parameters: ParameterReader): void {
  if (ai.every(({ contractedMw }) => contractedMw === 0)) return;
  const convertible = sites.convertibleMw.reduce((sum, mw) => sum + mw, 0);
  if (!(convertible > 0)) {
    throw new RangeError('ai.initialContractedMw is above 0, but no site has an ai_suitable_share to host it');
  }
  const deliveredShare = parameters.number('ai.initialDeliveredShare');
  for (const market of ai) {
    for (let i = 0; i < sites.count; i++) {
      placeInitialHalls(market, sites, i, (market.contractedMw * sites.convertibleMw[i]) / convertible, deliveredShare);
    }
  }
}

function placeInitialHalls(ai: AiMarket, sites: Sites, site: number, mw: number, deliveredShare: number): void {
  const gross = mw * ai.product.grossPerMw;
  const rent = mw * ai.product.rentUsdMwYear;
  ai.siteMw[site] = gross * deliveredShare;
  ai.siteRentUsdYear[site] = rent * deliveredShare;
  ai.siteBuildingMw[site] = gross * (1 - deliveredShare);
  sites.capacityMw[site] += gross;
  sites.aiMw[site] += ai.siteMw[site];
  sites.buildingMw[site] += ai.siteBuildingMw[site];
  beginTerm(ai, sites, site, 0, ai.siteMw[site], ai.siteRentUsdYear[site]);
  const epoch = 1 + Math.floor(ai.openingDraws.at(sites.address[site], 0) * ai.leadLongEpochs);
  scheduleStart(ai, sites.count, site, epoch, ai.siteBuildingMw[site], rent * (1 - deliveredShare));
}

/** Machines that were ordered before the start and arrive during the first lead time, in equal parts. */
export function placeInitialOrders(state: MarketState, parameters: ParameterReader): void {
  const { asics, fleet, sites } = state;
  const perEpoch = (asics.outputEhSYear / EPOCHS_PER_YEAR) * parameters.number('asic.initialPipelineShare');
  if (perEpoch === 0) return;
  for (let ahead = 1; ahead <= asics.leadEpochs; ahead++) {
    const vintage = vintageOnOffer(fleet, ahead * 14);
    for (let i = 0; i < sites.count; i++) {
      placeOrder(asics, fleet, i, perEpoch * sites.hashrateShare[i], 0, ahead, vintage);
    }
  }
}
