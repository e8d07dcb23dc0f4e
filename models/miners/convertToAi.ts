import type { AiMarket } from '../markets/aiMarket.ts';
import { capexUsdMw } from '../markets/aiProduct.ts';
import { type ContractRound, clearContracts } from '../markets/clearContracts.ts';
import type { Field } from '../random/streams.ts';
import { displaceLeastEfficient } from './displaceLeastEfficient.ts';
import type { Fleet } from './fleet.ts';
import { freeMw } from './freeMw.ts';
import { type MachineValue, machineValueUsdTh } from './machineValue.ts';
import { operatorClassOf } from './operatorClass.ts';
import type { ConversionOffer, ReservationRent } from './rules/conversionOffer.ts';
import { runningCostUsdThDay } from './runningCost.ts';
import type { SiteCosts } from './siteCosts.ts';
import type { Sites } from './sites.ts';

const TH_PER_EH = 1e6;
/** Offers below this many MW are not made: no tenant signs for less than a hall. */
const SMALLEST_OFFER_MW = 1;

/**
 * Every site with convertible power offers it at the rent its decision rule asks.
 * @throws Error when the rule throws or asks what is no rent, with the site.
 */
export function offerCapacity(
  ai: AiMarket,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  value: MachineValue,
  rule: ReservationRent,
  hashpriceUsdPhDay: number,
  ratesYear: readonly number[],
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
    const gross = Math.min(sites.convertibleMw[i], sites.capacityMw[i] - sites.buildingMw[i] - sites.aiMw[i]);
    const mw = gross / ai.product.grossPerMw;
    wanted[i] = mw >= SMALLEST_OFFER_MW ? mw : 0;
    merit[i] = Number.NEGATIVE_INFINITY;
    if (wanted[i] === 0) continue;
    offer.site = i;
    offer.address = sites.address[i];
    offer.powerUsdMWh = sites.powerUsdMWh[i];
    offer.efficiencyJTh = meanEfficiencyJTh(fleet, i);
    offer.forgoneUsdMw = forgoneUsd(fleet, sites, costs, value, i, gross) / mw;
    offer.discountRateYear = ratesYear[operatorClassOf(sites, i)];
    const rent = ask(rule, offer);
    if (rent === Number.POSITIVE_INFINITY) {
      wanted[i] = 0;
      continue;
    }
    merit[i] = -rent;
    ai.offeredMw += mw;
    if (rent <= ai.product.rentUsdMwYear) ai.willingMw += mw;
  }
}

function ask(rule: ReservationRent, offer: ConversionOffer): number {
  let rent: number;
  try {
    rent = rule(offer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`site ${offer.site}: ${reason}`, { cause: error });
  }
  if (rent >= 0) return rent;
  throw new RangeError(`site ${offer.site}: the reservation rent is ${rent} USD per MW and year`);
}

/** Holds the round and starts the building of what it awarded. */
export function awardContracts(
  ai: AiMarket,
  fleet: Fleet,
  sites: Sites,
  round: ContractRound,
  epoch: number,
  leadDraws: Field,
): void {
  ai.rentUsdMwYear = clearContracts(ai.offers, ai.demand, round);
  for (let i = 0; i < sites.count; i++) {
    const mw = ai.offers.granted[i];
    if (mw === 0) continue;
    ai.spentUsd[i] += mw * capexUsdMw(ai.product);
    startBuilding(ai, fleet, sites, i, mw, epoch, leadDraws.at(sites.address[i], epoch));
  }
}

function startBuilding(
  ai: AiMarket,
  fleet: Fleet,
  sites: Sites,
  site: number,
  mw: number,
  epoch: number,
  luck: number,
): void {
  const gross = mw * ai.product.grossPerMw;
  const free = freeMw(fleet, sites, site);
  if (gross > free) {
    const unplugged = displaceLeastEfficient(fleet, site, gross - free, fleet.vintagesInUse);
    fleet.installedMw[site] -= unplugged;
    ai.unpluggedMw += unplugged;
  }
  sites.buildingMw[site] += gross;
  sites.convertibleMw[site] = Math.max(0, sites.convertibleMw[site] - gross);
  ai.contractedMw += mw;
  ai.buildingMw += mw;
  const lead = Math.max(1, Math.round(ai.leadShortEpochs + luck * (ai.leadLongEpochs - ai.leadShortEpochs)));
  scheduleStart(ai, sites.count, site, epoch + lead, gross, mw * ai.rentUsdMwYear);
}

/** Enters a delivery into the calendar; what is due after the horizon stays under construction. */
export function scheduleStart(
  ai: AiMarket,
  siteCount: number,
  site: number,
  epoch: number,
  grossMw: number,
  rentUsdYear: number,
): void {
  if (epoch > ai.horizonEpochs) return;
  if (grossMw > 0) ai.hasChanges[epoch] = 1;
  ai.startingGrossMw[epoch * siteCount + site] += grossMw;
  ai.startingRentUsdYear[epoch * siteCount + site] += rentUsdYear;
}

/** Halls that are finished begin to earn; contracts that end free their power. */
export function deliverAiHalls(ai: AiMarket, sites: Sites, epoch: number): void {
  if (ai.hasChanges[epoch] === 0) return;
  const perMw = ai.product.grossPerMw;
  for (let i = 0; i < sites.count; i++) {
    const k = epoch * sites.count + i;
    const starting = ai.startingGrossMw[k];
    if (starting > 0) {
      sites.buildingMw[i] = Math.max(0, sites.buildingMw[i] - starting);
      sites.aiMw[i] += starting;
      sites.aiRentUsdYear[i] += ai.startingRentUsdYear[k];
      ai.buildingMw -= starting / perMw;
      ai.deliveredMw += starting / perMw;
      scheduleEnd(ai, sites.count, i, epoch + ai.termEpochs, starting, ai.startingRentUsdYear[k]);
    }
    const ending = ai.endingGrossMw[k];
    if (ending > 0) {
      sites.aiMw[i] = Math.max(0, sites.aiMw[i] - ending);
      sites.aiRentUsdYear[i] = Math.max(0, sites.aiRentUsdYear[i] - ai.endingRentUsdYear[k]);
      sites.convertibleMw[i] += ending;
      ai.deliveredMw -= ending / perMw;
      ai.contractedMw -= ending / perMw;
    }
  }
}

/** Enters the end of a contract into the calendar. */
export function scheduleEnd(
  ai: AiMarket,
  siteCount: number,
  site: number,
  epoch: number,
  grossMw: number,
  rentUsdYear: number,
): void {
  if (epoch > ai.horizonEpochs) return;
  if (grossMw > 0) ai.hasChanges[epoch] = 1;
  ai.endingGrossMw[epoch * siteCount + site] += grossMw;
  ai.endingRentUsdYear[epoch * siteCount + site] += rentUsdYear;
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

/**
 * Present value of the mining that ends when `grossMw` of a site is converted, USD: the income of the machines less all
 * running cost, the fixed one included, since it ends with the machines, and less what the machines bring when sold.
 */
function forgoneUsd(
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  value: MachineValue,
  site: number,
  grossMw: number,
): number {
  const { installedEhS, mwPerEhS, vintagesInUse } = fleet;
  const first = site * fleet.vintageCount;
  let left = grossMw - freeMw(fleet, sites, site);
  let forgone = 0;
  for (let v = 0; v < vintagesInUse && left > 0; v++) {
    const installedMw = installedEhS[first + v] * mwPerEhS[v];
    if (installedMw === 0) continue;
    const mw = installedMw < left ? installedMw : left;
    const cost = runningCostUsdThDay(fleet, sites, costs.allUsdMWh, site, v);
    const lost = machineValueUsdTh(value, operatorClassOf(sites, site), cost) - fleet.resaleUsdTh[v];
    forgone += (mw / mwPerEhS[v]) * TH_PER_EH * lost;
    left -= mw;
  }
  return forgone;
}
