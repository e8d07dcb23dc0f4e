import type { AiMarket } from '../../markets/aiMarket.ts';
import type { AiProduct } from '../../markets/aiProduct.ts';
import { aiRentUsdYear } from '../../markets/aiRentUsdYear.ts';
import type { Fleet } from '../fleet.ts';
import type { Ledger } from '../ledger.ts';
import { LISTED } from '../operatorClass.ts';
import type { SettlementPeriod } from '../settleAccounts.ts';
import type { SiteCosts } from '../siteCosts.ts';
import type { Sites } from '../sites.ts';
import { type BalanceSheets, SOLVENT } from './balanceSheets.ts';

const HOURS_PER_YEAR = 8766;

/**
 * What has to be known before the accounts of sites are booked: the year's revenue and cost that credit and reserves
 * follow, the mined bitcoin that is kept, and who pays for AI halls.
 *
 * @param priceUsdBtc mean price of the step.
 */
export function openAccounts(
  sheets: BalanceSheets,
  ledger: Ledger,
  fleet: Fleet,
  sites: Sites,
  costs: SiteCosts,
  ai: readonly AiMarket[],
  period: SettlementPeriod,
  priceUsdBtc: number,
): void {
  const years = period.hours / HOURS_PER_YEAR;
  const weight = years < 1 ? years : 1;
  const { revenueUsdYear, costUsdYear, treasuryBtc, flows, terms, status } = sheets;
  for (let j = 0; j < revenueUsdYear.length; j++) {
    revenueUsdYear[j] *= 1 - weight;
    costUsdYear[j] *= 1 - weight;
  }
  const perEhS = period.rewardUsd / period.networkEhS;
  for (let i = 0; i < sites.count; i++) {
    const operator = sites.operatorOf[i];
    const mined = fleet.runningEhS[i] * perEhS;
    revenueUsdYear[operator] += weight * (mined / years + aiRentUsdYear(ai, i));
    const otherUsdHour = fleet.runningMw[i] * costs.avoidableUsdMWh + fleet.installedMw[i] * costs.fixedUsdMWh;
    costUsdYear[operator] += weight * (fleet.powerCostUsdHour[i] + otherUsdHour) * HOURS_PER_YEAR;
    if (status[operator] !== SOLVENT) continue;
    const keptUsd = terms.heldShare * mined;
    const keptBtc = keptUsd / priceUsdBtc;
    treasuryBtc[operator] += keptBtc;
    ledger.cashUsd[operator] -= keptUsd;
    flows.kept[operator] += keptUsd;
    flows.keptBtc[operator] += keptBtc;
    for (const { product, spentUsd } of ai)
      if (spentUsd[i] > 0) payForHall(sheets, ledger, operator, product, spentUsd[i]);
  }
  sheets.beforeUsd.set(ledger.cashUsd);
}

/** Lenders give their share of an AI project of a listed operator, repaid over the contract; investors give the rest. */
function payForHall(
  sheets: BalanceSheets,
  ledger: Ledger,
  operator: number,
  product: AiProduct,
  capexUsd: number,
): void {
  const { terms, flows } = sheets;
  const loan = sheets.operatorClass[operator] === LISTED ? product.debtFactor * terms.projectShare * capexUsd : 0;
  sheets.projectUsd[operator] += loan;
  sheets.projectDueUsdYear[operator] += loan / product.termYears;
  flows.borrowed[operator] += loan;
  flows.funding[operator] += capexUsd - loan;
  ledger.fundingUsd += capexUsd - loan;
  ledger.cashUsd[operator] += capexUsd;
}
