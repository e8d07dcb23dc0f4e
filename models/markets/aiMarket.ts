import { type ContractsWon, createContractsWon } from '../miners/contractsWon.ts';
import type { ConversionOffer } from '../miners/rules/conversionOffer.ts';
import type { TenantDefaults } from '../miners/tenantDefaults.ts';
import type { ParameterReader } from '../parameterReader.ts';
import type { AiDemand } from './aiDemand.ts';
import { type AiProduct, readAiProduct } from './aiProduct.ts';
import { createMeritOrder, type MeritOrder } from './rationByMerit.ts';

const EPOCHS_PER_YEAR = 365.25 / 14;

/** AI capacity on mining sites: contracts, buildings and the dates on which they change. MW are contracted MW unless gross. */
export interface AiMarket {
  readonly product: AiProduct;
  readonly demand: AiDemand;
  readonly leadShortEpochs: number;
  readonly leadLongEpochs: number;
  readonly termEpochs: number;
  readonly buildLimitMwYear: number;
  /** On mining sites, won in the market: under contract, under construction, delivered. */
  contractedMw: number;
  buildingMw: number;
  deliveredMw: number;
  /** Moved by a forced shift, delivered at once. */
  forcedMw: number;
  /** Gross power from which machines were removed for AI since the start, MW. */
  unpluggedMw: number;
  /** Rent at which the last round cleared, USD/MW/year. */
  rentUsdMwYear: number;
  /** Per site and epoch until the horizon: gross MW and yearly rent that start, `[epoch * sites + site]`, and that end. */
  readonly horizonEpochs: number;
  readonly startingGrossMw: Float64Array;
  readonly startingRentUsdYear: Float64Array;
  readonly endingGrossMw: Float64Array;
  readonly endingRentUsdYear: Float64Array;
  /** 1 for the epochs in which anything starts or ends. */
  readonly hasChanges: Uint8Array;
  readonly offers: MeritOrder;
  /** Null: tenants never fail. */
  readonly defaults: TenantDefaults | null;
  /** What sites see of each other's contracts. */
  readonly wins: ContractsWon;
  /** What a site knows when it makes its offer; filled in for one site after another. */
  readonly offer: ConversionOffer;
  /** The same when one of its contracts ends: the hall stands, so there is no lead time. */
  readonly renewal: ConversionOffer;
  /** Power offered in the last round, and the part of it whose reservation rent the reference rent covers, MW. */
  offeredMw: number;
  willingMw: number;
  readonly spentUsd: Float64Array;
}

export function createAiMarket(
  parameters: ParameterReader,
  sites: number,
  horizonEpochs: number,
  defaults: TenantDefaults | null,
): AiMarket {
  const product = readAiProduct(parameters);
  const contracted = parameters.number('ai.initialContractedMw');
  const onSitesShare = parameters.number('ai.onMiningSitesShare');
  const onSites = contracted * onSitesShare;
  const delivered = onSites * parameters.number('ai.initialDeliveredShare');
  const leadShortEpochs = parameters.number('ai.leadTimeShort');
  const leadLongEpochs = parameters.number('ai.leadTimeLong');
  const calendar = (): Float64Array => new Float64Array((horizonEpochs + 1) * sites);
  const offer: ConversionOffer = {
    product,
    site: 0,
    address: 0,
    epoch: 0,
    marketRentUsdMwYear: product.rentUsdMwYear,
    hashpriceUsdPhDay: 0,
    powerUsdMWh: 0,
    efficiencyJTh: 0,
    forgoneUsdMw: 0,
    discountRateYear: 0,
    leadYears: (leadShortEpochs + leadLongEpochs) / 2 / EPOCHS_PER_YEAR,
    othersConvertedShare: 0,
  };
  return {
    product,
    demand: {
      baseMw: parameters.number('ai.demandBaseMw') * onSitesShare,
      growthYear: parameters.number('ai.demandGrowthYear'),
      elasticity: parameters.number('ai.demandElasticity'),
      capMw: parameters.number('ai.demandCapMw') * onSitesShare,
      referenceRent: product.rentUsdMwYear,
      ceilingRent: product.rentUsdMwYear * parameters.number('ai.rentCeilingFactor'),
    },
    leadShortEpochs,
    leadLongEpochs,
    termEpochs: Math.max(1, Math.round(product.termYears * EPOCHS_PER_YEAR)),
    buildLimitMwYear: parameters.number('ai.buildLimitMwYear'),
    contractedMw: onSites,
    buildingMw: onSites - delivered,
    deliveredMw: delivered,
    forcedMw: 0,
    unpluggedMw: 0,
    rentUsdMwYear: product.rentUsdMwYear,
    horizonEpochs,
    startingGrossMw: calendar(),
    startingRentUsdYear: calendar(),
    endingGrossMw: calendar(),
    endingRentUsdYear: calendar(),
    hasChanges: new Uint8Array(horizonEpochs + 1),
    offers: createMeritOrder(sites),
    defaults,
    wins: createContractsWon(parameters.number('ai.peerMemory'), sites),
    offer,
    renewal: { ...offer, leadYears: 0 },
    offeredMw: 0,
    willingMw: 0,
    spentUsd: new Float64Array(sites),
  };
}
