/**
 * Flows of an epoch per operator, USD unless said. Cash changes by `operating + borrowed - repaid - interest - kept
 * + bitcoinSold + funding - sitesBought + sitesSold + unpaid - payout - estate`; debt by
 * `borrowed - repaid - writtenOff`; bitcoin in the treasury by `keptBtc - soldBtc`.
 */
export interface FinanceFlows {
  /** Income less operating cost and purchases, as the accounts of sites have it. */
  readonly operating: Float64Array;
  /** Between operators and lenders. */
  readonly borrowed: Float64Array;
  readonly repaid: Float64Array;
  readonly interest: Float64Array;
  /** Debt of failed operators that nothing was left to repay; no cash moves. */
  readonly writtenOff: Float64Array;
  /** Mined bitcoin that is not sold, and bitcoin sold from the treasury, at the price of the step. */
  readonly kept: Float64Array;
  readonly bitcoinSold: Float64Array;
  readonly keptBtc: Float64Array;
  readonly soldBtc: Float64Array;
  /** Put in by investors. */
  readonly funding: Float64Array;
  /** From operator to failed operator, for sites with all that stands on them. */
  readonly sitesBought: Float64Array;
  readonly sitesSold: Float64Array;
  /** Bills of failed operators that suppliers lose. */
  readonly unpaid: Float64Array;
  /** What the owners of failed operators get after all debts are paid. */
  readonly payout: Float64Array;
  /** What creditors get from sites that wait for a buyer; below 0 where they pay for their keep. */
  readonly estate: Float64Array;
}

export function createFinanceFlows(operators: number): FinanceFlows {
  const perOperator = (): Float64Array => new Float64Array(operators);
  return {
    operating: perOperator(),
    borrowed: perOperator(),
    repaid: perOperator(),
    interest: perOperator(),
    writtenOff: perOperator(),
    kept: perOperator(),
    bitcoinSold: perOperator(),
    keptBtc: perOperator(),
    soldBtc: perOperator(),
    funding: perOperator(),
    sitesBought: perOperator(),
    sitesSold: perOperator(),
    unpaid: perOperator(),
    payout: perOperator(),
    estate: perOperator(),
  };
}

/** Begins a new epoch. */
export function clearFinanceFlows(flows: FinanceFlows): void {
  for (const flow of Object.values(flows) as Float64Array[]) flow.fill(0);
}
