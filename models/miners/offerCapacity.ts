import type { AiMarket } from '../markets/aiMarket.ts';
import { type ContractsWon, othersWonShare } from './contractsWon.ts';
import type { Fleet } from './fleet.ts';
import { forgoneUsd } from './forgoneUsd.ts';
import type { MachineValue } from './machineValue.ts';
import { type Conversion, consult } from './rules/conversion.ts';
import type { SiteCosts } from './siteCosts.ts';
import type { Sites } from './sites.ts';
import { suitableMw } from './suitableMw.ts';

/** Offers below this many MW are not made: no tenant signs for less than a hall. */
export const SMALLEST_OFFER_MW = 1;

/**
 * Enters into the book of a product what every site with convertible power offers, all of it or the share that its decision
 * rule wants with tenants, at the rent that the rule asks.
 * @param conversions rules by class of operators; null: those do not convert.
 * @throws Error when a rule throws or asks what is no rent, with rule and site.
 */
export function offerCapacity(
  ai: AiMarket,
  wins: ContractsWon,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  value: MachineValue,
  conversions: readonly (Conversion | null)[],
  hashpriceUsdPhDay: number,
  epoch: number,
): void {
  const { offer } = ai;
  const { merit, wanted } = ai.offers;
  offer.epoch = epoch;
  offer.hashpriceUsdPhDay = hashpriceUsdPhDay;
  offer.marketRentUsdMwYear = ai.rentUsdMwYear;
  ai.offeredMw = 0;
  ai.willingMw = 0;
  for (let i = 0; i < sites.count; i++) {
    const gross = offerableMw(sites, i);
    let mw = gross / ai.product.grossPerMw;
    const operatorClass = sites.operatorClass[i];
    const conversion = conversions[operatorClass];
    wanted[i] = 0;
    merit[i] = Number.NEGATIVE_INFINITY;
    if (mw < SMALLEST_OFFER_MW || conversion === null) continue;
    offer.site = i;
    offer.address = sites.address[i];
    offer.powerUsdMWh = sites.powerUsdMWh[i];
    offer.efficiencyJTh = meanEfficiencyJTh(fleet, i);
    offer.forgoneUsdMw = forgoneUsd(fleet, sites, costs, value, i, gross) / mw;
    offer.discountRateYear = ai.ratesYear[operatorClass];
    offer.othersConvertedShare = othersWonShare(wins, sites, i);
    const { reservationRent, offeredShare } = conversion.decision;
    if (offeredShare !== undefined) {
      const share = consult(conversion, 'offered share', offeredShare, offer, 1);
      const missing = share * suitableMw(sites, i) - sites.buildingMw[i] - sites.aiMw[i];
      if (missing < gross) mw = missing / ai.product.grossPerMw;
      if (mw < SMALLEST_OFFER_MW) continue;
    }
    const rent = consult(conversion, 'reservation rent', reservationRent, offer, Number.POSITIVE_INFINITY);
    if (rent === Number.POSITIVE_INFINITY) continue;
    wanted[i] = mw;
    merit[i] = -rent;
    ai.offeredMw += mw;
    if (rent <= ai.product.rentUsdMwYear) ai.willingMw += mw;
  }
}

/** Site power that may be offered to tenants now, MW. */
export function offerableMw({ convertibleMw, capacityMw, buildingMw, aiMw }: Sites, site: number): number {
  return Math.min(convertibleMw[site], capacityMw[site] - buildingMw[site] - aiMw[site]);
}

function meanEfficiencyJTh(fleet: Fleet, site: number): number {
  const { installedEhS, efficiencyJTh, vintagesInUse } = fleet;
  const first = site * fleet.vintageCount;
  let hashrate = 0;
  let energy = 0;
  for (let v = 0; v < vintagesInUse; v++) {
    const installed = installedEhS[first + v];
    hashrate += installed;
    energy += installed * efficiencyJTh[v];
  }
  return hashrate > 0 ? energy / hashrate : efficiencyJTh[0];
}
