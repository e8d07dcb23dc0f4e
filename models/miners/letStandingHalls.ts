import type { AiMarket } from '../markets/aiMarket.ts';
import type { AiProduct } from '../markets/aiProduct.ts';
import { type AsicMarket, newMachineUsdTh, vintageOnOffer } from '../markets/asicMarket.ts';
import { type ContractRound, clearContracts } from '../markets/clearContracts.ts';
import { beginTerm } from './convertToAi.ts';
import type { Fleet } from './fleet.ts';
import { forgoneUsd } from './forgoneUsd.ts';
import { freeMw } from './freeMw.ts';
import { type MachineValue, machineValueUsdTh } from './machineValue.ts';
import { makeRoom } from './makeRoom.ts';
import { type Conversion, consult } from './rules/conversion.ts';
import { runningCostUsdThDay } from './runningCost.ts';
import type { SiteCosts } from './siteCosts.ts';
import type { Sites } from './sites.ts';

const TH_PER_EH = 1e6;
/** Less than this is what is left of differences. */
const ROUNDING_MW = 1e-6;

/** The round in which halls that stand empty are let. `buildLimitMw` has no meaning: nothing is built. */
export interface LettingRound extends ContractRound {
  epoch: number;
  /** Days since the start of the run. */
  day: number;
  hashpriceUsdPhDay: number;
}

/** What machines are worth: those that could be bought for the power, and those that have come to stand on it. */
export interface MachineValues {
  readonly newMachines: MachineValue;
  readonly installed: MachineValue;
}

/**
 * Halls whose contracts have ended, now or earlier, are offered to tenants before anything is built, each at the rent from
 * which on the rule of its site lets it (`renewalRent`), in an auction of their own. Those that win are let for another term
 * at its rent, after the wear of hall and equipment under the last contract is made good. Where a tenant has failed or given
 * up, all empty halls of the site wait for `ai.vacancyTime`. The power of the others is free,
 * and they may be offered again as long as nothing is built in their place.
 *
 * @throws Error when a rule throws or asks what is no rent, with rule and site.
 */
export function letStandingHalls(
  ai: AiMarket,
  asics: AsicMarket,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  values: MachineValues,
  conversions: readonly (Conversion | null)[],
  round: LettingRound,
): void {
  if (!ai.vacantMw.some((mw) => mw > 0)) return;
  const offeredMw = offerHalls(ai, asics, fleet, sites, costs, values, conversions, round);
  if (offeredMw === 0) return;
  round.contractedMw = ai.contractedMw + ai.forcedMw;
  const rentUsdMwYear = clearContracts(ai.offers, ai.demand, round);
  for (let i = 0; i < sites.count; i++) {
    const mw = ai.offers.granted[i];
    if (mw > ROUNDING_MW) letHall(ai, fleet, sites, i, mw, rentUsdMwYear, round.epoch);
  }
}

function letHall(
  ai: AiMarket,
  fleet: Fleet,
  sites: Sites,
  site: number,
  mw: number,
  rentUsdMwYear: number,
  epoch: number,
): void {
  const gross = mw * ai.product.grossPerMw;
  const share = gross / ai.vacantMw[site];
  const ranTerms = (share * ai.vacantWornMw[site]) / mw;
  ai.spentUsd[site] += mw * wearUsdMw(ai.product, ranTerms);
  ai.vacantMw[site] *= 1 - share;
  ai.vacantWornMw[site] *= 1 - share;
  makeRoom(ai, fleet, sites, site, gross);
  sites.convertibleMw[site] = Math.max(0, sites.convertibleMw[site] - gross);
  sites.aiMw[site] += gross;
  ai.siteMw[site] += gross;
  ai.siteRentUsdYear[site] += mw * rentUsdMwYear;
  ai.contractedMw += mw;
  ai.deliveredMw += mw;
  beginTerm(ai, sites, site, epoch, gross, mw * rentUsdMwYear);
}

/** What hall and equipment lost in worth under a contract, USD per contracted MW. @param ranTerms how long it ran, in terms. */
function wearUsdMw(product: AiProduct, ranTerms: number): number {
  const years = ranTerms * product.termYears;
  const hall = product.hallUsdMw * Math.min(1, years / product.hallYears);
  return product.equipmentUsdMw * Math.min(1, years / product.equipmentYears) + hall;
}

/** Enters into the book of offers what may be let. @returns MW on offer. */
function offerHalls(
  ai: AiMarket,
  asics: AsicMarket,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  { newMachines, installed }: MachineValues,
  conversions: readonly (Conversion | null)[],
  round: LettingRound,
): number {
  const { product, letting: offer, vacantMw } = ai;
  const { merit, wanted } = ai.offers;
  const vintage = vintageOnOffer(fleet, round.day + asics.leadEpochs * 14);
  const machineUsdTh = newMachineUsdTh(asics) + asics.fittingUsdTh;
  offer.epoch = round.epoch;
  offer.marketRentUsdMwYear = ai.rentUsdMwYear;
  offer.hashpriceUsdPhDay = round.hashpriceUsdPhDay;
  let offeredMw = 0;
  for (let i = 0; i < sites.count; i++) {
    wanted[i] = 0;
    merit[i] = Number.NEGATIVE_INFINITY;
    const gross = Math.min(vacantMw[i], sites.convertibleMw[i]);
    const mw = gross / product.grossPerMw;
    if (mw < ROUNDING_MW || round.epoch < ai.lettableFrom[i]) continue;
    const operatorClass = sites.operatorClass[i];
    const conversion = conversions[operatorClass];
    const renewalRent = conversion?.decision.renewalRent;
    if (conversion === null || renewalRent === undefined) continue;
    const cost = runningCostUsdThDay(fleet, sites, costs.allUsdMWh, i, vintage);
    const gainUsdTh = machineValueUsdTh(newMachines, operatorClass, cost) - machineUsdTh;
    const free = Math.min(gross, freeMw(fleet, sites, i));
    const hashing = gainUsdTh > 0 ? (free / fleet.mwPerEhS[vintage]) * TH_PER_EH * gainUsdTh : 0;
    offer.site = i;
    offer.address = sites.address[i];
    offer.powerUsdMWh = sites.powerUsdMWh[i];
    offer.efficiencyJTh = fleet.efficiencyJTh[vintage];
    offer.forgoneUsdMw = (hashing + forgoneUsd(fleet, sites, costs, installed, i, gross)) / mw;
    offer.discountRateYear = ai.ratesYear[operatorClass];
    const rent = consult(conversion, 'renewal rent', renewalRent, offer, Number.POSITIVE_INFINITY);
    if (rent === Number.POSITIVE_INFINITY) continue;
    wanted[i] = mw;
    merit[i] = -rent;
    offeredMw += mw;
  }
  return offeredMw;
}
