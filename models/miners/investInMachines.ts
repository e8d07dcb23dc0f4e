import { type AsicMarket, newMachineUsdTh, placeOrder, vintageOnOffer } from '../markets/asicMarket.ts';
import { rationByMerit } from '../markets/rationByMerit.ts';
import type { Fleet } from './fleet.ts';
import { freeMw } from './freeMw.ts';
import { type MachineValue, machineValueUsdTh } from './machineValue.ts';
import { runningCostUsdThDay } from './runningCost.ts';
import type { SiteCosts } from './siteCosts.ts';
import type { Sites } from './sites.ts';

const TH_PER_EH = 1e6;

export interface InvestmentRound {
  /** Epoch and day of the run at which orders are placed. */
  epoch: number;
  day: number;
  /** Length of the epoch in years, and the time over which a site orders what would fill it, in years. */
  years: number;
  fillYears: number;
}

/**
 * Every site values a machine of the vintage on offer at its own cost of running. For free power the machine has to
 * earn its price, fitting and all operating cost; in the place of an installed machine it has to be worth more per MW,
 * net of price and fitting, than the old one is there beyond what it sells for (whose own price is sunk, and whose fixed cost goes on with either).
 * Makers serve the best paying sites first, up to their output.
 *
 * Orders are paid at once and arrive after the lead time.
 *
 * @param roomMw change of the free power of each site until the machines arrive, as far as it is known; null: none.
 * @param budgetUsd what each site may spend; null: whatever it wants.
 */
export function investInMachines(
  asics: AsicMarket,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  value: MachineValue,
  round: InvestmentRound,
  roomMw: Float64Array | null = null,
  budgetUsd: Float64Array | null = null,
): void {
  const vintage = vintageOnOffer(fleet, round.day + asics.leadEpochs * 14);
  const priceUsdTh = newMachineUsdTh(asics) + asics.fittingUsdTh;
  const { inTransitMw } = asics;
  const { merit, wanted, granted } = asics.orders;
  const pace = Math.min(1, round.years / round.fillYears) / fleet.mwPerEhS[vintage];
  for (let i = 0; i < sites.count; i++) {
    const replacementGain = worth(fleet, sites, costs.avoidableUsdMWh, value, i, vintage) - priceUsdTh;
    const additionGain = worth(fleet, sites, costs.allUsdMWh, value, i, vintage) - priceUsdTh;
    merit[i] = replacementGain / priceUsdTh;
    const additionMw = additionGain > 0 ? freeMw(fleet, sites, i) + (roomMw === null ? 0 : roomMw[i]) : 0;
    const replacementMw =
      replacementGain > 0 ? replaceableMw(fleet, sites, costs, value, i, vintage, replacementGain) : 0;
    const missingMw = additionMw + replacementMw - inTransitMw[i];
    wanted[i] = missingMw > 0 ? pace * missingMw : 0;
  }
  if (budgetUsd !== null) limitOrders(wanted, budgetUsd, priceUsdTh * TH_PER_EH);
  const output = asics.outputEhSYear * round.years;
  asics.orderedEhS = rationByMerit(asics.orders, output);
  asics.bookedShare = output > 0 ? asics.orderedEhS / output : 0.5;
  for (let i = 0; i < sites.count; i++) {
    asics.spentUsd[i] = granted[i] * TH_PER_EH * priceUsdTh;
    if (granted[i] > 0) placeOrder(asics, fleet, i, granted[i], round.epoch, asics.leadEpochs, vintage);
  }
}

/** Nobody orders more than it can pay for. */
function limitOrders(wantedEhS: Float64Array, budgetUsd: Float64Array, priceUsdEhS: number): void {
  for (let i = 0; i < wantedEhS.length; i++) {
    const affordable = budgetUsd[i] / priceUsdEhS;
    if (wantedEhS[i] > affordable) wantedEhS[i] = affordable;
  }
}

/** Power under machines of a site that are worth less per MW, net of what they would fetch, than the new ones net of their price. */
function replaceableMw(
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  value: MachineValue,
  site: number,
  vintage: number,
  gainUsdTh: number,
): number {
  const { installedEhS, mwPerEhS } = fleet;
  const first = site * fleet.vintageCount;
  const gainPerMw = gainUsdTh / mwPerEhS[vintage];
  let mw = 0;
  for (let v = 0; v < vintage; v++) {
    const installed = installedEhS[first + v];
    if (installed === 0) continue;
    const keep = worth(fleet, sites, costs.avoidableUsdMWh, value, site, v) - fleet.resaleUsdTh[v];
    if (gainPerMw > keep / mwPerEhS[v]) mw += installed * mwPerEhS[v];
  }
  return mw;
}

/** Present value of running one TH/s of a vintage at a site, USD. */
function worth(
  fleet: Fleet,
  sites: Sites,
  otherUsdMWh: number,
  value: MachineValue,
  site: number,
  vintage: number,
): number {
  const cost = runningCostUsdThDay(fleet, sites, otherUsdMWh, site, vintage);
  return machineValueUsdTh(value, sites.operatorClass[site], cost);
}
