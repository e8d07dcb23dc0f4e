import type { Ledger } from '../ledger.ts';
import { type BalanceSheets, FAILING, SOLVENT } from './balanceSheets.ts';
import { freeCreditUsd } from './freeCreditUsd.ts';

/**
 * Who is short of cash sells bitcoin, then draws credit, then asks investors, and fails when nobody pays. Who has more
 * than its reserve repays what it has drawn.
 *
 * @param priceUsdBtc price at which bitcoin is sold. @returns number of operators that fail.
 */
export function balanceCash(sheets: BalanceSheets, ledger: Ledger, priceUsdBtc: number): number {
  const { status } = sheets;
  const { cashUsd } = ledger;
  let failures = 0;
  for (let j = 0; j < cashUsd.length; j++) {
    if (status[j] !== SOLVENT) continue;
    if (cashUsd[j] < 0) sellBitcoin(sheets, ledger, j, priceUsdBtc);
    if (cashUsd[j] < 0) drawCredit(sheets, ledger, j);
    if (cashUsd[j] >= 0) {
      repayCredit(sheets, ledger, j);
    } else if (sheets.terms.investorsCover) {
      sheets.flows.funding[j] -= cashUsd[j];
      ledger.fundingUsd -= cashUsd[j];
      cashUsd[j] = 0;
    } else {
      status[j] = FAILING;
      failures += 1;
    }
  }
  return failures;
}

function sellBitcoin(sheets: BalanceSheets, { cashUsd }: Ledger, operator: number, priceUsdBtc: number): void {
  const { treasuryBtc, flows } = sheets;
  const held = treasuryBtc[operator];
  const needed = -cashUsd[operator] / priceUsdBtc;
  const isEnough = needed < held;
  const sold = isEnough ? needed : held;
  const usd = isEnough ? -cashUsd[operator] : held * priceUsdBtc;
  treasuryBtc[operator] -= sold;
  cashUsd[operator] += usd;
  flows.soldBtc[operator] += sold;
  flows.bitcoinSold[operator] += usd;
}

function drawCredit(sheets: BalanceSheets, { cashUsd }: Ledger, operator: number): void {
  const free = freeCreditUsd(sheets, operator);
  const drawn = -cashUsd[operator] < free ? -cashUsd[operator] : free;
  sheets.creditUsd[operator] += drawn;
  sheets.flows.borrowed[operator] += drawn;
  cashUsd[operator] += drawn;
}

function repayCredit(sheets: BalanceSheets, { cashUsd }: Ledger, operator: number): void {
  const { creditUsd, terms, costUsdYear, flows } = sheets;
  const spare = cashUsd[operator] - terms.reserveYears * costUsdYear[operator];
  if (spare <= 0 || creditUsd[operator] === 0) return;
  const repaid = spare < creditUsd[operator] ? spare : creditUsd[operator];
  creditUsd[operator] -= repaid;
  cashUsd[operator] -= repaid;
  flows.repaid[operator] += repaid;
}
