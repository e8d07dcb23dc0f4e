import type { AiMarket } from '../../markets/aiMarket.ts';
import { aiRentUsdYear } from '../../markets/aiRentUsdYear.ts';
import type { Fleet } from '../fleet.ts';
import type { Ledger } from '../ledger.ts';
import type { SiteCosts } from '../siteCosts.ts';
import type { Sites } from '../sites.ts';
import type { BalanceSheets } from './balanceSheets.ts';

const DAYS_PER_YEAR = 365.25;
const HOURS_PER_YEAR = 8766;

/** Cash and debt at the start, as multiples of what the machines and halls of an operator would earn in a year. */
export function startFinance(
  sheets: BalanceSheets,
  ledger: Ledger,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  ai: readonly AiMarket[],
  hashpriceUsdPhDay: number,
): void {
  const { terms, revenueUsdYear, costUsdYear, address, operatorClass, loanUsd, loanDueUsdYear } = sheets;
  for (let i = 0; i < sites.count; i++) {
    const operator = sites.operatorOf[i];
    revenueUsdYear[operator] += fleet.runningEhS[i] * 1000 * hashpriceUsdPhDay * DAYS_PER_YEAR + aiRentUsdYear(ai, i);
    const otherUsdHour = fleet.runningMw[i] * costs.avoidableUsdMWh + fleet.installedMw[i] * costs.fixedUsdMWh;
    costUsdYear[operator] += (fleet.powerCostUsdHour[i] + otherUsdHour) * HOURS_PER_YEAR;
    if (sites.address[i] < address[operator]) address[operator] = sites.address[i];
    operatorClass[operator] = sites.operatorClass[i];
  }
  for (let j = 0; j < revenueUsdYear.length; j++) {
    ledger.cashUsd[j] = terms.initialCashYears * revenueUsdYear[j];
    ledger.totalCashUsd += ledger.cashUsd[j];
    loanUsd[j] = terms.initialDebtYears * revenueUsdYear[j];
    loanDueUsdYear[j] = loanUsd[j] / terms.loanYears;
  }
}
