/**
 * Cash of the operators and the flows of one epoch. Every flow has one payer and one payee, so the operators' cash
 * changes by what the network, the tenants and the buyers of power pay, less what utilities, staff, makers and builders receive, plus what
 * investors put in. All in USD.
 */
export interface Ledger {
  /** Cash per operator, never negative after a settlement: investors cover what is missing, or the operator fails. */
  readonly cashUsd: Float64Array;
  miningRevenueUsd: number;
  powerCostUsd: number;
  /** Earned on power sold back, above its contract price. */
  curtailmentIncomeUsd: number;
  otherCostUsd: number;
  machineCapexUsd: number;
  /** Paid by operators to operators for used machines. */
  usedMachinesUsd: number;
  /** Paid for new powered capacity. */
  siteCapexUsd: number;
  aiRevenueUsd: number;
  aiOperatingCostUsd: number;
  aiCapexUsd: number;
  fundingUsd: number;
  /** Cash of all operators together after the last settlement. */
  totalCashUsd: number;
}

export function createLedger(operators: number): Ledger {
  return { cashUsd: new Float64Array(operators), ...NO_FLOWS, totalCashUsd: 0 };
}

const NO_FLOWS = {
  miningRevenueUsd: 0,
  powerCostUsd: 0,
  curtailmentIncomeUsd: 0,
  otherCostUsd: 0,
  machineCapexUsd: 0,
  usedMachinesUsd: 0,
  siteCapexUsd: 0,
  aiRevenueUsd: 0,
  aiOperatingCostUsd: 0,
  aiCapexUsd: 0,
  fundingUsd: 0,
};

/** Begins a new epoch: flows start from zero, cash stays. */
export function clearFlows(ledger: Ledger): void {
  Object.assign(ledger, NO_FLOWS);
}
