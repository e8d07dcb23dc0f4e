import type { Ledger } from '../ledger.ts';
import { type BalanceSheets, SOLVENT } from './balanceSheets.ts';

/** Interest on all debt, and the instalments of loans that are due. @param years length of the step. */
export function serviceDebt(sheets: BalanceSheets, ledger: Ledger, years: number): void {
  const { terms, loanUsd, creditUsd, projectUsd, loanDueUsdYear, projectDueUsdYear, status, flows } = sheets;
  for (let j = 0; j < loanUsd.length; j++) {
    if (status[j] !== SOLVENT) continue;
    const ownDebt = (loanUsd[j] + creditUsd[j]) * terms.rateYear;
    const interest = (ownDebt + projectUsd[j] * terms.projectRateYear) * years;
    const loanDue = loanDueUsdYear[j] * years;
    const loan = loanDue < loanUsd[j] ? loanDue : loanUsd[j];
    const projectDue = projectDueUsdYear[j] * years;
    const project = projectDue < projectUsd[j] ? projectDue : projectUsd[j];
    loanUsd[j] -= loan;
    projectUsd[j] -= project;
    if (projectUsd[j] === 0) projectDueUsdYear[j] = 0;
    ledger.cashUsd[j] -= interest + loan + project;
    flows.interest[j] += interest;
    flows.repaid[j] += loan + project;
  }
}
