import type { BalanceSheets } from './balanceSheets.ts';

/** What lenders would still give an operator, USD: its limit follows its revenue; loans to AI projects stand apart. */
export function freeCreditUsd({ terms, revenueUsdYear, loanUsd, creditUsd }: BalanceSheets, operator: number): number {
  const free = terms.creditYears * revenueUsdYear[operator] - loanUsd[operator] - creditUsd[operator];
  return free > 0 ? free : 0;
}
