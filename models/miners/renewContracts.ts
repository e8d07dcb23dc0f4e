import type { AiMarket } from '../markets/aiMarket.ts';
import type { AiProduct } from '../markets/aiProduct.ts';
import { type AsicMarket, newMachineUsdTh, vintageOnOffer } from '../markets/asicMarket.ts';
import { type ContractRound, clearContracts } from '../markets/clearContracts.ts';
import { beginTerm } from './convertToAi.ts';
import type { Fleet } from './fleet.ts';
import { type MachineValue, machineValueUsdTh } from './machineValue.ts';
import { operatorClassOf } from './operatorClass.ts';
import { type Conversion, consult } from './rules/conversion.ts';
import { runningCostUsdThDay } from './runningCost.ts';
import type { SiteCosts } from './siteCosts.ts';
import type { Sites } from './sites.ts';

const TH_PER_EH = 1e6;

/** The round in which contracts that end are signed again. `contractedMw` is what goes on, `buildLimitMw` has no meaning. */
export interface RenewalRound extends ContractRound {
  epoch: number;
  /** Days since the start of the run. */
  day: number;
  hashpriceUsdPhDay: number;
}

/**
 * Contracts that end now are offered to tenants before anything is built, each at the rent from which on the rule of its
 * site goes on (`renewalRent`), in an auction of their own. Those that win run for another term at its rent, after the wear
 * of hall and equipment over the time that the contract ran is made good. All others stay in the calendar and end.
 *
 * @throws Error when a rule throws or asks what is no rent, with rule and site.
 */
export function renewContracts(
  ai: AiMarket,
  asics: AsicMarket,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  newMachines: MachineValue,
  conversions: readonly (Conversion | null)[],
  round: RenewalRound,
): void {
  if (ai.hasChanges[round.epoch] === 0) return;
  const offeredMw = offerRenewals(ai, asics, fleet, sites, costs, newMachines, conversions, round);
  if (offeredMw === 0) return;
  const { product, endingGrossMw, endingRentUsdYear, endingWornMw } = ai;
  const { granted, wanted } = ai.offers;
  const rentUsdMwYear = clearContracts(ai.offers, ai.demand, round);
  const first = round.epoch * sites.count;
  for (let i = 0; i < sites.count; i++) {
    const mw = granted[i];
    if (mw === 0) continue;
    const share = mw / wanted[i];
    const ranShare =
      endingWornMw === null ? 1 : (product.grossPerMw * endingWornMw[first + i]) / endingGrossMw[first + i];
    const rent = mw * rentUsdMwYear;
    ai.siteRentUsdYear[i] += rent - share * endingRentUsdYear[first + i];
    beginTerm(ai, sites, i, round.epoch, share * endingGrossMw[first + i], rent);
    endingGrossMw[first + i] *= 1 - share;
    endingRentUsdYear[first + i] *= 1 - share;
    if (endingWornMw !== null) endingWornMw[first + i] *= 1 - share;
    ai.spentUsd[i] += mw * wearUsdMw(product, ranShare);
  }
}

/** What hall and equipment lost in worth while a contract ran, USD per contracted MW. @param ranShare part of its term. */
function wearUsdMw(product: AiProduct, ranShare: number): number {
  const years = ranShare * product.termYears;
  const hall = product.hallUsdMw * Math.min(1, years / product.hallYears);
  return product.equipmentUsdMw * Math.min(1, years / product.equipmentYears) + hall;
}

/**
 * Enters into the book of offers what would be signed again, and into the round what goes on.
 * @returns MW on offer.
 */
function offerRenewals(
  ai: AiMarket,
  asics: AsicMarket,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  newMachines: MachineValue,
  conversions: readonly (Conversion | null)[],
  round: RenewalRound,
): number {
  const { product, renewal: offer, endingGrossMw } = ai;
  const { merit, wanted } = ai.offers;
  const first = round.epoch * sites.count;
  const vintage = vintageOnOffer(fleet, round.day + asics.leadEpochs * 14);
  const machineUsdTh = newMachineUsdTh(asics) + asics.fittingUsdTh;
  offer.epoch = round.epoch;
  offer.marketRentUsdMwYear = ai.rentUsdMwYear;
  offer.hashpriceUsdPhDay = round.hashpriceUsdPhDay;
  round.contractedMw = ai.contractedMw + ai.forcedMw;
  let offeredMw = 0;
  for (let i = 0; i < sites.count; i++) {
    wanted[i] = 0;
    merit[i] = Number.NEGATIVE_INFINITY;
    const mw = endingGrossMw[first + i] / product.grossPerMw;
    if (mw === 0) continue;
    round.contractedMw -= mw;
    const operatorClass = operatorClassOf(sites, i);
    const conversion = conversions[operatorClass];
    const renewalRent = conversion?.decision.renewalRent;
    if (conversion === null || renewalRent === undefined) continue;
    const cost = runningCostUsdThDay(fleet, sites, costs.allUsdMWh, i, vintage);
    const gainUsdTh = machineValueUsdTh(newMachines, operatorClass, cost) - machineUsdTh;
    offer.site = i;
    offer.address = sites.address[i];
    offer.powerUsdMWh = sites.powerUsdMWh[i];
    offer.efficiencyJTh = fleet.efficiencyJTh[vintage];
    offer.forgoneUsdMw = gainUsdTh > 0 ? (product.grossPerMw / fleet.mwPerEhS[vintage]) * TH_PER_EH * gainUsdTh : 0;
    offer.discountRateYear = ai.ratesYear[operatorClass];
    const rent = consult(conversion, 'renewal rent', renewalRent, offer, Number.POSITIVE_INFINITY);
    if (rent === Number.POSITIVE_INFINITY) continue;
    wanted[i] = mw;
    merit[i] = -rent;
    offeredMw += mw;
  }
  return offeredMw;
}
