import type { PowerMarket } from '../markets/power/powerMarket.ts';
import type { Fleet } from './fleet.ts';
import type { Ledger } from './ledger.ts';
import type { Sites } from './sites.ts';

/**
 * Takes the power that is sold back from the machines that would run: a site loses their hashrate and the cost of their
 * power for that share of the time, and earns the spot price above the price of its contract.
 *
 * @param networkEhS running hashrate before, EH/s.
 * @returns running hashrate of the network after, EH/s.
 */
export function resellPower(fleet: Fleet, power: PowerMarket, networkEhS: number): number {
  const { runningEhS, runningMw, powerCostUsdHour } = fleet;
  const { resoldShare, resaleGainUsdMWh, resaleUsdHour } = power;
  let network = networkEhS;
  for (let i = 0; i < resoldShare.length; i++) {
    const resold = resoldShare[i];
    resaleUsdHour[i] = runningMw[i] * resold * resaleGainUsdMWh[i];
    if (resold === 0) continue;
    network -= runningEhS[i] * resold;
    fleet.networkRunningMw -= runningMw[i] * resold;
    runningEhS[i] *= 1 - resold;
    runningMw[i] *= 1 - resold;
    powerCostUsdHour[i] *= 1 - resold;
  }
  return network;
}

/** Books the income from power sold back with the operators. @param hours length of the step. */
export function settleResale(ledger: Ledger, sites: Sites, power: PowerMarket, hours: number): void {
  for (let i = 0; i < sites.count; i++) {
    const income = power.resaleUsdHour[i] * hours;
    ledger.curtailmentIncomeUsd += income;
    ledger.cashUsd[sites.operatorOf[i]] += income;
  }
}
