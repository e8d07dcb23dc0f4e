import { type AsicMarket, newMachineUsdTh, vintageOnOffer } from '../../markets/asicMarket.ts';
import type { Fleet } from '../fleet.ts';
import { freeMw } from '../freeMw.ts';
import type { InvestmentRound } from '../investInMachines.ts';
import type { Ledger } from '../ledger.ts';
import { type MachineValue, machineValueUsdTh } from '../machineValue.ts';
import { runningCostUsdThDay } from '../runningCost.ts';
import type { SiteCosts } from '../siteCosts.ts';
import type { Sites } from '../sites.ts';
import type { SiteGrowth } from './siteGrowth.ts';

const TH_PER_EH = 1e6;
const EPOCHS_PER_YEAR = 365.25 / 14;

/** Capacity that is due comes online; the usual share of it could host AI. */
export function deliverCapacity(growth: SiteGrowth, sites: Sites, epoch: number): void {
  const { dueMw, comingMw } = growth;
  const first = (epoch % growth.slots) * sites.count;
  for (let i = 0; i < sites.count; i++) {
    const due = dueMw[first + i];
    if (due === 0) continue;
    dueMw[first + i] = 0;
    sites.capacityMw[i] += due;
    sites.convertibleMw[i] += due * sites.aiSuitableShare[i];
    comingMw[i] = 0;
    for (let slot = 0; slot < growth.slots; slot++) comingMw[i] += dueMw[slot * sites.count + i];
  }
}

/**
 * A site begins to build where a machine ordered today would earn its price, all operating cost and its part of the
 * hall, at the price of power that the site has. It does not build ahead of what it could fill: room that is free or
 * under construction, less what is on its way to it, stays below what it begins in a lead time and in the time over
 * which it orders.
 *
 * @param budgetUsd what each site may spend, less what it spends here; null: whatever it wants.
 */
export function growSites(
  growth: SiteGrowth,
  asics: AsicMarket,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  value: MachineValue,
  round: InvestmentRound,
  budgetUsd: Float64Array | null = null,
): void {
  const vintage = vintageOnOffer(fleet, round.day + asics.leadEpochs * 14);
  const machineUsdTh = newMachineUsdTh(asics) + asics.fittingUsdTh;
  const aheadYears = growth.leadEpochs / EPOCHS_PER_YEAR + round.fillYears;
  const slot = (round.epoch + growth.leadEpochs) % growth.slots;
  for (let i = 0; i < sites.count; i++) {
    const operatorClass = sites.operatorClass[i];
    const hallUsdTh = (growth.usdMw * growth.shareOfHall[operatorClass] * fleet.mwPerEhS[vintage]) / TH_PER_EH;
    const cost = runningCostUsdThDay(fleet, sites, costs.allUsdMWh, i, vintage);
    const gain = machineValueUsdTh(value, operatorClass, cost) - machineUsdTh - hallUsdTh;
    if (gain <= 0 || growth.spareMw[i] <= 0 || sites.barredMw[i] > 0) continue;
    const yearMw = growth.paceYear * sites.capacityMw[i];
    const room = freeMw(fleet, sites, i) + growth.comingMw[i] - asics.inTransitMw[i];
    const wanted = Math.min(yearMw * round.years, growth.spareMw[i], yearMw * aheadYears - room);
    const begun = budgetUsd === null ? wanted : Math.min(wanted, budgetUsd[i] / growth.usdMw);
    if (begun <= 0) continue;
    if (budgetUsd !== null) budgetUsd[i] -= begun * growth.usdMw;
    growth.spareMw[i] -= begun;
    growth.comingMw[i] += begun;
    growth.dueMw[slot * sites.count + i] += begun;
    growth.spentUsd[i] += begun * growth.usdMw;
  }
  countReady(growth, sites.count, round.epoch, asics.leadEpochs);
}

/** What comes online until a machine that is ordered in `epoch` arrives. */
function countReady(growth: SiteGrowth, siteCount: number, epoch: number, machineLeadEpochs: number): void {
  const { dueMw, readyMw, slots, leadEpochs } = growth;
  const last = machineLeadEpochs < leadEpochs ? machineLeadEpochs : leadEpochs;
  readyMw.fill(0);
  for (let ahead = 1; ahead <= last; ahead++) {
    const first = ((epoch + ahead) % slots) * siteCount;
    for (let i = 0; i < siteCount; i++) readyMw[i] += dueMw[first + i];
  }
}

/** Books what was spent on capacity with the operators. */
export function settleGrowth(ledger: Ledger, sites: Sites, growth: SiteGrowth): void {
  for (let i = 0; i < sites.count; i++) {
    ledger.siteCapexUsd += growth.spentUsd[i];
    ledger.cashUsd[sites.operatorOf[i]] -= growth.spentUsd[i];
    growth.spentUsd[i] = 0;
  }
}
