import type { Ledger } from '../ledger.ts';
import { type BalanceSheets, CLOSED, FAILING } from './balanceSheets.ts';

/**
 * Settles with the creditors of failed operators. What the sale of sites brought pays open bills, then debts in
 * proportion, then owners; what is missing suppliers and lenders lose. Later the creditors receive and pay whatever
 * comes of sites that wait for a buyer.
 */
export function closeEstates(sheets: BalanceSheets, { cashUsd }: Ledger): void {
  const { status, flows } = sheets;
  for (let j = 0; j < status.length; j++) {
    const cash = cashUsd[j];
    if (status[j] === CLOSED) flows.estate[j] += cash;
    if (status[j] === FAILING) {
      if (cash < 0) flows.unpaid[j] -= cash;
      payDebts(sheets, j, cash > 0 ? cash : 0);
      status[j] = CLOSED;
    }
    if (status[j] === CLOSED) cashUsd[j] = 0;
  }
}

function payDebts(sheets: BalanceSheets, operator: number, cashUsd: number): void {
  const { loanUsd, creditUsd, projectUsd, flows } = sheets;
  const debt = loanUsd[operator] + creditUsd[operator] + projectUsd[operator];
  const repaid = cashUsd < debt ? cashUsd : debt;
  flows.repaid[operator] += repaid;
  flows.writtenOff[operator] += debt - repaid;
  flows.payout[operator] += cashUsd - repaid;
  loanUsd[operator] = 0;
  creditUsd[operator] = 0;
  projectUsd[operator] = 0;
  sheets.loanDueUsdYear[operator] = 0;
  sheets.projectDueUsdYear[operator] = 0;
}
