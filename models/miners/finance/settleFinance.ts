import type { Ledger } from '../ledger.ts';
import { auctionSites } from './auctionSites.ts';
import { balanceCash } from './balanceCash.ts';
import { type BalanceSheets, FAILING } from './balanceSheets.ts';
import { closeEstates } from './closeEstates.ts';
import { countSpendable } from './countSpendable.ts';
import { serviceDebt } from './serviceDebt.ts';
import { type SiteValuation, valueSites } from './valueSites.ts';

/**
 * Debt service, defaults and sales of sites, once the accounts of sites are booked.
 *
 * @param years length of the step. @param priceUsdBtc mean price of the step.
 */
export function settleFinance(
  sheets: BalanceSheets,
  ledger: Ledger,
  valuation: SiteValuation,
  years: number,
  priceUsdBtc: number,
): void {
  const { flows, beforeUsd, terms } = sheets;
  const { cashUsd } = ledger;
  for (let j = 0; j < cashUsd.length; j++) flows.operating[j] += cashUsd[j] - beforeUsd[j];
  serviceDebt(sheets, ledger, years);
  const failures = balanceCash(sheets, ledger, priceUsdBtc);
  if (failures > 0) abandonSites(sheets, valuation);
  sheets.defaults += failures;
  if (terms.sellsSites && sheets.dormant.indexOf(1) >= 0) {
    valueSites(sheets, valuation);
    countSpendable(sheets, ledger, priceUsdBtc);
    auctionSites(sheets, ledger, valuation.sites);
    payForSites(sheets, ledger, priceUsdBtc);
  }
  closeEstates(sheets, ledger);
  let totalUsd = 0;
  for (let j = 0; j < cashUsd.length; j++) totalUsd += cashUsd[j];
  ledger.totalCashUsd = totalUsd;
}

/** The sites of operators that fail are for sale. */
function abandonSites(sheets: BalanceSheets, { fleet, sites }: SiteValuation): void {
  for (let i = 0; i < sites.count; i++) {
    if (sheets.status[sites.operatorOf[i]] !== FAILING) continue;
    sheets.dormant[i] = 1;
    sheets.failedMw += fleet.installedMw[i];
    sheets.failedEhS += fleet.runningEhS[i];
  }
}

/** Buyers that spent more than their cash sell bitcoin and draw credit, which their bids counted on. */
function payForSites(sheets: BalanceSheets, ledger: Ledger, priceUsdBtc: number): void {
  const failures = balanceCash(sheets, ledger, priceUsdBtc);
  if (failures > 0) throw new Error('defect: an operator failed by buying a site');
}
