import type { ConversionOffer } from '../miners/rules/conversionOffer.ts';
import { createTenantDefaults, type TenantDefaults } from '../miners/tenantDefaults.ts';
import type { ParameterReader } from '../parameterReader.ts';
import type { Field, Streams } from '../random/streams.ts';
import type { AiDemand } from './aiDemand.ts';
import { type AiProduct, readAiProducts } from './aiProduct.ts';
import type { ContractRound } from './clearContracts.ts';
import { createMeritOrder, type MeritOrder } from './rationByMerit.ts';

const EPOCHS_PER_YEAR = 365.25 / 14;

/**
 * The market for one AI product on mining sites: contracts, buildings and the dates on which they change. MW are
 * contracted MW unless gross.
 */
export interface AiMarket {
  readonly product: AiProduct;
  readonly demand: AiDemand;
  /** Cost of capital by class of operators, premium for delay, default and lock-in included; 1/year. */
  readonly ratesYear: readonly number[];
  readonly leadShortEpochs: number;
  readonly leadLongEpochs: number;
  readonly leadDraws: Field;
  /** When halls that are under construction at the start open. */
  readonly openingDraws: Field;
  readonly termEpochs: number;
  /** Won in the market: under contract, under construction, delivered. */
  contractedMw: number;
  buildingMw: number;
  deliveredMw: number;
  /** Moved by a forced shift, delivered at once. */
  forcedMw: number;
  /** Gross power from which machines were removed for AI since the start, MW, and their hashrate, EH/s. */
  unpluggedMw: number;
  unpluggedEhS: number;
  /** Rent at which the last round cleared, USD/MW/year. */
  rentUsdMwYear: number;
  /** Per site: gross MW under construction and delivered, and the yearly rent of what is delivered. */
  readonly siteBuildingMw: Float64Array;
  readonly siteMw: Float64Array;
  readonly siteRentUsdYear: Float64Array;
  /** Per site: gross MW of halls that stand empty, and their contracted MW by the part of a term that wore them. */
  readonly vacantMw: Float64Array;
  readonly vacantWornMw: Float64Array;
  /** Per site: epoch from which on they can be let. After a tenant has failed or given up it takes a while to find another. */
  readonly lettableFrom: Int32Array;
  readonly vacancyEpochs: number;
  /** Per site and epoch until the horizon: gross MW and yearly rent that start, `[epoch * sites + site]`, and that end. */
  readonly horizonEpochs: number;
  readonly startingGrossMw: Float64Array;
  readonly startingRentUsdYear: Float64Array;
  readonly endingGrossMw: Float64Array;
  readonly endingRentUsdYear: Float64Array;
  /** Likewise contracted MW that end, by the part of the term that they ran. Null: all run their term. */
  readonly endingWornMw: Float64Array | null;
  /** Likewise what new equipment costs while a contract runs, USD. Null: equipment lasts as long as contracts. */
  readonly refitUsd: Float64Array | null;
  /** 1 for the epochs in which anything starts, ends or is replaced. */
  readonly hasChanges: Uint8Array;
  readonly offers: MeritOrder;
  readonly round: ContractRound;
  /** Null: tenants never fail. */
  readonly defaults: TenantDefaults | null;
  /** What a site knows when it makes its offer; filled in for one site after another. */
  readonly offer: ConversionOffer;
  /** The same for a hall that stands empty: there is no lead time. */
  readonly letting: ConversionOffer;
  /** Power offered in the last round, and the part of it whose reservation rent the reference rent covers, MW. */
  offeredMw: number;
  willingMw: number;
  readonly spentUsd: Float64Array;
}

/**
 * A market for each product that sites can offer, the one of `ai.product` first. `ai.secondProductShare` of what tenants
 * want and have under contract is for the second.
 *
 * @throws RangeError when products are named in contradiction.
 */
export function createAiMarkets(
  parameters: ParameterReader,
  streams: Streams,
  siteCount: number,
  horizonEpochs: number,
): readonly AiMarket[] {
  const products = readAiProducts(parameters);
  const second = products.length > 1 ? parameters.number('ai.secondProductShare') : 0;
  return products.map((product, p) => {
    const share = p === 0 ? 1 - second : second;
    // The first product draws from the same addresses whether or not there is a second one.
    const draws = (purpose: string): Field =>
      p === 0 ? streams.field('ai', purpose) : streams.field('ai', purpose, product.name);
    return createAiMarket(parameters, product, share, draws, siteCount, horizonEpochs);
  });
}

function createAiMarket(
  parameters: ParameterReader,
  product: AiProduct,
  demandShare: number,
  draws: (purpose: string) => Field,
  siteCount: number,
  horizonEpochs: number,
): AiMarket {
  const onSitesShare = demandShare * parameters.number('ai.onMiningSitesShare');
  const onSites = parameters.number('ai.initialContractedMw') * onSitesShare;
  const delivered = onSites * parameters.number('ai.initialDeliveredShare');
  const leadShortEpochs = parameters.number('ai.leadTimeShort');
  const leadLongEpochs = parameters.number('ai.leadTimeLong');
  const hazardYear = product.defaultFactor * parameters.number('ai.tenantDefaultYear');
  const calendar = (): Float64Array => new Float64Array((horizonEpochs + 1) * siteCount);
  const defaults = createTenantDefaults(hazardYear, draws('tenantDefault'), horizonEpochs);
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
    ratesYear: discountRates(parameters, product),
    leadShortEpochs,
    leadLongEpochs,
    leadDraws: draws('leadTime'),
    openingDraws: draws('initialDelivery'),
    termEpochs: Math.max(1, Math.round(product.termYears * EPOCHS_PER_YEAR)),
    contractedMw: onSites,
    buildingMw: onSites - delivered,
    deliveredMw: delivered,
    forcedMw: 0,
    unpluggedMw: 0,
    unpluggedEhS: 0,
    rentUsdMwYear: product.rentUsdMwYear,
    siteBuildingMw: new Float64Array(siteCount),
    siteMw: new Float64Array(siteCount),
    siteRentUsdYear: new Float64Array(siteCount),
    vacantMw: new Float64Array(siteCount),
    vacantWornMw: new Float64Array(siteCount),
    lettableFrom: new Int32Array(siteCount),
    vacancyEpochs: Math.round(parameters.number('ai.vacancyTime')),
    horizonEpochs,
    startingGrossMw: calendar(),
    startingRentUsdYear: calendar(),
    endingGrossMw: calendar(),
    endingRentUsdYear: calendar(),
    endingWornMw: defaults === null ? null : calendar(),
    refitUsd: product.equipmentUsdMw > 0 && product.equipmentYears < product.termYears ? calendar() : null,
    hasChanges: new Uint8Array(horizonEpochs + 1),
    offers: createMeritOrder(siteCount),
    round: { years: 0, contractedMw: 0, buildLimitMw: 0 },
    defaults,
    offer,
    letting: { ...offer, leadYears: 0 },
    offeredMw: 0,
    willingMw: 0,
    spentUsd: new Float64Array(siteCount),
  };
}

/** Listed operators borrow most of an AI project against the tenant, the others cannot. */
function discountRates(parameters: ParameterReader, product: AiProduct): readonly number[] {
  const premium = parameters.number('ai.riskPremiumYear');
  const debtShare = product.debtFactor * parameters.number('ai.debtShare');
  const equity = (1 - debtShare) * parameters.number('invest.discountRateListedYear');
  return [
    debtShare * parameters.number('ai.debtRateYear') + equity + premium,
    parameters.number('invest.discountRatePrivateYear') + premium,
    parameters.number('invest.discountRateStateYear') + premium,
  ];
}
