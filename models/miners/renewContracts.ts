import { demandMw } from '../markets/aiDemand.ts';
import type { AiMarket } from '../markets/aiMarket.ts';
import { type AsicMarket, newMachineUsdTh, vintageOnOffer } from '../markets/asicMarket.ts';
import { scheduleEnd } from './convertToAi.ts';
import type { Fleet } from './fleet.ts';
import { type MachineValue, machineValueUsdTh } from './machineValue.ts';
import { operatorClassOf } from './operatorClass.ts';
import { type Conversion, consult } from './rules/conversion.ts';
import { runningCostUsdThDay } from './runningCost.ts';
import type { SiteCosts } from './siteCosts.ts';
import type { Sites } from './sites.ts';

const TH_PER_EH = 1e6;

/** The epoch in which contracts come up for renewal. */
export interface RenewalRound {
  epoch: number;
  /** Days and years since the start of the run. */
  day: number;
  years: number;
  hashpriceUsdPhDay: number;
}

/**
 * Contracts that end now are signed again, at the rent of the last round (or the ceiling, if lower) and for another term, where the rule of the
 * site wants no more than that (`renewalRent`) and tenants still want the power at that rent; what they want is shared
 * in proportion. New equipment is bought, and the wear of the halls over the term made good. All other contracts stay
 * in the calendar and end.
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
  ratesYear: readonly number[],
  round: RenewalRound,
): void {
  if (ai.hasChanges[round.epoch] === 0) return;
  const { product, renewal: offer, endingGrossMw, endingRentUsdYear } = ai;
  const rentUsdMwYear = Math.min(ai.rentUsdMwYear, ai.demand.ceilingRent);
  // Free until the round of this epoch.
  const { wanted } = ai.offers;
  const first = round.epoch * sites.count;
  const vintage = vintageOnOffer(fleet, round.day + asics.leadEpochs * 14);
  const machineUsdTh = newMachineUsdTh(asics) + asics.fittingUsdTh;
  offer.epoch = round.epoch;
  offer.marketRentUsdMwYear = rentUsdMwYear;
  offer.hashpriceUsdPhDay = round.hashpriceUsdPhDay;
  let willingMw = 0;
  for (let i = 0; i < sites.count; i++) {
    wanted[i] = 0;
    const operatorClass = operatorClassOf(sites, i);
    const conversion = conversions[operatorClass];
    if (endingGrossMw[first + i] === 0 || conversion?.decision.renewalRent === undefined) continue;
    const cost = runningCostUsdThDay(fleet, sites, costs.allUsdMWh, i, vintage);
    const gainUsdTh = machineValueUsdTh(newMachines, operatorClass, cost) - machineUsdTh;
    offer.site = i;
    offer.address = sites.address[i];
    offer.powerUsdMWh = sites.powerUsdMWh[i];
    offer.efficiencyJTh = fleet.efficiencyJTh[vintage];
    offer.forgoneUsdMw = gainUsdTh > 0 ? (product.grossPerMw / fleet.mwPerEhS[vintage]) * TH_PER_EH * gainUsdTh : 0;
    offer.discountRateYear = ratesYear[operatorClass];
    const { renewalRent } = conversion.decision;
    const rent = consult(conversion, 'renewal rent', renewalRent, offer, Number.POSITIVE_INFINITY);
    if (rent > rentUsdMwYear) continue;
    wanted[i] = endingGrossMw[first + i] / product.grossPerMw;
    willingMw += wanted[i];
  }
  if (willingMw === 0) return;
  const kept = ai.contractedMw + ai.forcedMw - willingMw;
  const room = demandMw(ai.demand, round.years, rentUsdMwYear) - kept;
  const share = room >= willingMw ? 1 : Math.max(0, room) / willingMw;
  if (share === 0) return;
  const worn = product.equipmentUsdMw + product.hallUsdMw * Math.min(1, product.termYears / product.hallYears);
  for (let i = 0; i < sites.count; i++) {
    if (wanted[i] === 0) continue;
    const mw = share * wanted[i];
    const rent = mw * rentUsdMwYear;
    sites.aiRentUsdYear[i] += rent - share * endingRentUsdYear[first + i];
    scheduleEnd(ai, sites.count, i, round.epoch + ai.termEpochs, share * endingGrossMw[first + i], rent);
    endingGrossMw[first + i] *= 1 - share;
    endingRentUsdYear[first + i] *= 1 - share;
    ai.spentUsd[i] += mw * worn;
  }
}
