import type { Ledger } from '../ledger.ts';
import type { Sites } from '../sites.ts';
import type { BalanceSheets } from './balanceSheets.ts';
import { countSpendable } from './countSpendable.ts';

/**
 * Gives every site its part of what its operator may spend, by capacity: sites then buy without regard to each other,
 * and what one leaves is shared out again in the next round.
 *
 * @returns budget per site, USD; null where investors pay for everything.
 */
export function setBudgets(
  sheets: BalanceSheets,
  ledger: Ledger,
  sites: Sites,
  priceUsdBtc: number,
): Float64Array | null {
  if (sheets.terms.investorsCover) return null;
  const { spendableUsd, capacityMw, budgetUsd } = sheets;
  const { operatorOf } = sites;
  countSpendable(sheets, ledger, priceUsdBtc);
  capacityMw.fill(0);
  for (let i = 0; i < sites.count; i++) capacityMw[operatorOf[i]] += sites.capacityMw[i];
  for (let i = 0; i < sites.count; i++) {
    const all = capacityMw[operatorOf[i]];
    budgetUsd[i] = all > 0 ? (spendableUsd[operatorOf[i]] * sites.capacityMw[i]) / all : 0;
  }
  return budgetUsd;
}
