import type { BalanceSheets } from './balanceSheets.ts';
import { clearFinanceFlows } from './financeFlows.ts';

/** Begins a new epoch: flows and counts of failures start from zero; debts and treasuries stay. */
export function clearDefaults(sheets: BalanceSheets): void {
  clearFinanceFlows(sheets.flows);
  sheets.defaults = 0;
  sheets.failedMw = 0;
  sheets.failedEhS = 0;
  sheets.soldMw = 0;
}
