/** The parts of the cost of buying a majority [USD]. */
export interface StockAttackCost {
  /** Mutable, so that a caller in a loop can pass the same object again. */
  hardwareUsd: number;
  sitesUsd: number;
  powerWeekUsd: number;
  totalUsd: number;
}

/** A purchase of a majority. */
export interface StockAttack {
  /** Hashrate to buy [EH/s]: as much as the honest network has, or slightly more. */
  readonly hashrateEhS: number;
  /** Price of machines [USD per TH/s]. */
  readonly hardwareUsdThS: number;
  /** Energy per hash of these machines [J/TH]. */
  readonly efficiencyJTh: number;
  /** Price of sites with power [USD/MW]. */
  readonly siteUsdMw: number;
  /** Price of electricity [USD/MWh]. */
  readonly powerUsdMwh: number;
}

const THS_PER_EHS = 1e6;
const HOURS_PER_WEEK = 168;

/**
 * Cost of owning a majority and running it for a week: machines, sites and power.
 *
 * Source: Harvey, October 2025: 4.6 bn USD of hardware, just under 1.4 bn of sites and 0.13 bn of power a week, as
 * reported at https://worldbts.com/newsbts/how-much-would-it-cost-to-destroy-bitcoin-is-it-realistic. At the about
 * 1,050 EH/s of that month this is 4.4 USD/TH, a third of the bulk price of new machines.
 *
 * @param into where to write the result; a new object when absent
 */
export function stockAttackCost(
  attack: StockAttack,
  into: StockAttackCost = { hardwareUsd: 0, sitesUsd: 0, powerWeekUsd: 0, totalUsd: 0 },
): StockAttackCost {
  // 1 EH/s at e J/TH draws e MW.
  const powerMw = attack.hashrateEhS * attack.efficiencyJTh;
  into.hardwareUsd = attack.hashrateEhS * THS_PER_EHS * attack.hardwareUsdThS;
  into.sitesUsd = powerMw * attack.siteUsdMw;
  into.powerWeekUsd = powerMw * HOURS_PER_WEEK * attack.powerUsdMwh;
  into.totalUsd = into.hardwareUsd + into.sitesUsd + into.powerWeekUsd;
  return into;
}
