import { rationByMerit } from '../../markets/rationByMerit.ts';
import type { Fleet } from '../fleet.ts';
import { freeMw } from '../freeMw.ts';
import type { Ledger } from '../ledger.ts';
import { machineValueUsdTh } from '../machineValue.ts';
import { runningCostUsdThDay } from '../runningCost.ts';
import type { SiteCosts } from '../siteCosts.ts';
import type { Sites } from '../sites.ts';
import type { UsedMarket } from './usedMarket.ts';

const TH_PER_EH = 1e6;
/** Less than the hashrate of one machine is neither offered nor bid for, so that what rounding leaves over sets no price. */
const ONE_MACHINE_EH_S = 1e-4;

/**
 * Machines in stock are offered vintage by vintage, the most efficient first. A site with free power bids what a machine
 * is worth to it after all operating cost, less fitting. One price clears a vintage: what the last buyer served would
 * pay, or scrap value while there are more machines than buyers want. Owners sell in proportion to what they have.
 *
 * `used.value` must hold what is expected now.
 *
 * @param years length of the epoch.
 * @param budgetUsd what each site may spend, less what it spends here; null: whatever it wants.
 */
export function tradeMachines(
  used: UsedMarket,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  epoch: number,
  years: number,
  budgetUsd: Float64Array | null = null,
): void {
  const pace = years < used.fillYears ? years / used.fillYears : 1;
  const { budgetMw, inTransitMw } = used;
  for (let i = 0; i < sites.count; i++) {
    const room = freeMw(fleet, sites, i) - inTransitMw[i];
    budgetMw[i] = room > 0 ? pace * room : 0;
  }
  used.soldEhS = 0;
  used.marginalUsdTh = 0;
  for (let v = fleet.vintagesInUse - 1; v >= 0; v--) {
    fleet.resaleUsdTh[v] = used.scrapUsdTh;
    const supply = stockOf(fleet, v);
    fleet.stockEhS[v] = supply;
    if (supply < ONE_MACHINE_EH_S) continue;
    const wanted = bidFor(used, fleet, sites, costs, v, budgetUsd);
    if (wanted === 0) continue;
    const sold = rationByMerit(used.bids, supply);
    const price = wanted <= supply ? used.scrapUsdTh : lowestServed(used);
    fleet.resaleUsdTh[v] = price;
    used.soldEhS += sold;
    used.marginalUsdTh = price;
    handOver(used, fleet, v, sold, supply, price, epoch);
    if (budgetUsd !== null) payFrom(budgetUsd, used, price);
  }
}

/** Recounts the stock of a vintage from what each site owns, so that rounding cannot part the two. */
function stockOf({ stockOfEhS, siteCount, vintageCount }: Fleet, vintage: number): number {
  let sum = 0;
  for (let i = 0; i < siteCount; i++) sum += stockOfEhS[i * vintageCount + vintage];
  return sum;
}

/** @returns what all sites want of a vintage, EH/s. */
function bidFor(
  used: UsedMarket,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  vintage: number,
  budgetUsd: Float64Array | null,
): number {
  const { merit, wanted } = used.bids;
  const mwPerEhS = fleet.mwPerEhS[vintage];
  let total = 0;
  for (let i = 0; i < sites.count; i++) {
    wanted[i] = 0;
    merit[i] = Number.NEGATIVE_INFINITY;
    const room = used.budgetMw[i] / mwPerEhS;
    if (room < ONE_MACHINE_EH_S) continue;
    const cost = runningCostUsdThDay(fleet, sites, costs.allUsdMWh, i, vintage);
    const bid = machineValueUsdTh(used.value, sites.operatorClass[i], cost) - used.fittingUsdTh;
    if (bid <= used.scrapUsdTh) continue;
    const affordable = budgetUsd === null ? room : budgetUsd[i] / (TH_PER_EH * (bid + used.fittingUsdTh));
    const amount = affordable < room ? affordable : room;
    if (amount < ONE_MACHINE_EH_S) continue;
    merit[i] = bid;
    wanted[i] = amount;
    total += amount;
  }
  return total;
}

/** Takes what buyers of a vintage pay from what they may spend. */
function payFrom(budgetUsd: Float64Array, { bids, fittingUsdTh }: UsedMarket, priceUsdTh: number): void {
  for (let i = 0; i < budgetUsd.length; i++) budgetUsd[i] -= bids.granted[i] * TH_PER_EH * (priceUsdTh + fittingUsdTh);
}

/** What the last bidder served would pay, USD per TH/s. */
function lowestServed({ bids }: UsedMarket): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < bids.granted.length; i++) {
    if (bids.granted[i] > 0 && bids.merit[i] < lowest) lowest = bids.merit[i];
  }
  return lowest;
}

/** Moves machines from their owners to the buyers, and notes who pays whom. */
function handOver(
  used: UsedMarket,
  fleet: Fleet,
  vintage: number,
  sold: number,
  supply: number,
  priceUsdTh: number,
  epoch: number,
): void {
  const { stockOfEhS, siteCount, vintageCount } = fleet;
  const { granted } = used.bids;
  const left = sold < supply ? 1 - sold / supply : 0;
  const mwPerEhS = fleet.mwPerEhS[vintage];
  const due = (((epoch + used.leadEpochs) % used.slots) * vintageCount + vintage) * siteCount;
  for (let i = 0; i < siteCount; i++) {
    const cell = i * vintageCount + vintage;
    const given = stockOfEhS[cell] * (1 - left);
    stockOfEhS[cell] -= given;
    used.earnedUsd[i] += given * TH_PER_EH * priceUsdTh;
    const bought = granted[i];
    if (bought === 0) continue;
    used.dueEhS[due + i] += bought;
    used.inTransitEhS[i] += bought;
    used.inTransitMw[i] += bought * mwPerEhS;
    const rest = used.budgetMw[i] - bought * mwPerEhS;
    used.budgetMw[i] = rest > 0 ? rest : 0;
    used.paidUsd[i] += bought * TH_PER_EH * priceUsdTh;
    used.fittedUsd[i] += bought * TH_PER_EH * used.fittingUsdTh;
  }
  fleet.stockEhS[vintage] = stockOf(fleet, vintage);
}

/** Books trades with the operators: what buyers pay is what owners receive; fitting goes to others. */
export function settleTrades(ledger: Ledger, sites: Sites, used: UsedMarket): void {
  const { paidUsd, fittedUsd, earnedUsd } = used;
  for (let i = 0; i < sites.count; i++) {
    ledger.usedMachinesUsd += paidUsd[i];
    ledger.machineCapexUsd += fittedUsd[i];
    ledger.cashUsd[sites.operatorOf[i]] += earnedUsd[i] - paidUsd[i] - fittedUsd[i];
    paidUsd[i] = 0;
    fittedUsd[i] = 0;
    earnedUsd[i] = 0;
  }
}
