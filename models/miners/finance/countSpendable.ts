import type { Ledger } from '../ledger.ts';
import { type BalanceSheets, SOLVENT } from './balanceSheets.ts';
import { freeCreditUsd } from './freeCreditUsd.ts';

/** What nobody spends, USD: rounding must not make a buyer fail. */
const LEFT_USD = 1;

/** What each operator may spend on machines and sites: cash, bitcoin and credit beyond its reserve. */
export function countSpendable(sheets: BalanceSheets, ledger: Ledger, priceUsdBtc: number): void {
  const { terms, spendableUsd, treasuryBtc, costUsdYear, status } = sheets;
  for (let j = 0; j < spendableUsd.length; j++) {
    const means = ledger.cashUsd[j] + treasuryBtc[j] * priceUsdBtc + freeCreditUsd(sheets, j);
    const free = means - terms.reserveYears * costUsdYear[j] - LEFT_USD;
    spendableUsd[j] = free > 0 && status[j] === SOLVENT ? free : 0;
  }
}
