import { createFinanceFlows, type FinanceFlows } from './financeFlows.ts';
import type { FinanceTerms } from './financeTerms.ts';

/** An operator that goes on, one that fails in this step, and one whose estate is with its creditors. */
export const SOLVENT = 0;
export const FAILING = 1;
export const CLOSED = 2;

/** What operators owe and hold besides cash. Arrays are per operator unless said. */
export interface BalanceSheets {
  readonly terms: FinanceTerms;
  /** Debt of the start, credit drawn since, and loans to AI projects, USD. */
  readonly loanUsd: Float64Array;
  readonly creditUsd: Float64Array;
  readonly projectUsd: Float64Array;
  /** What is to be repaid of the first and the last in a year. */
  readonly loanDueUsdYear: Float64Array;
  readonly projectDueUsdYear: Float64Array;
  readonly treasuryBtc: Float64Array;
  /** Revenue and operating cost of mining and rents in a year, as means over about the last year. */
  readonly revenueUsdYear: Float64Array;
  readonly costUsdYear: Float64Array;
  /** `SOLVENT`, `FAILING` or `CLOSED`. */
  readonly status: Uint8Array;
  readonly operatorClass: Uint8Array;
  /** How many classes of operators there are. */
  readonly classCount: number;
  /** Least address of the sites at the start: decides between equal bids, whatever the numbering. */
  readonly address: Uint32Array;
  /** Per site: 1 where its operator has failed and nobody has bought it; it buys and converts nothing. */
  readonly dormant: Uint8Array;
  /** Per site: what may still be spent on machines and capacity in this round, USD. */
  readonly budgetUsd: Float64Array;
  readonly flows: FinanceFlows;
  /** Scratch space: spendable money and capacity per operator; worth per site and class of buyers. */
  readonly spendableUsd: Float64Array;
  readonly capacityMw: Float64Array;
  readonly worthUsd: Float64Array;
  readonly offered: Uint8Array;
  readonly beforeUsd: Float64Array;
  /** In the epoch: operators that failed, installed power and running hashrate of their sites, power that was sold. */
  defaults: number;
  failedMw: number;
  failedEhS: number;
  soldMw: number;
}

export function createBalanceSheets(
  terms: FinanceTerms | null,
  operators: number,
  sites: number,
  classCount: number,
): BalanceSheets | null {
  if (terms === null) return null;
  const perOperator = (): Float64Array => new Float64Array(operators);
  return {
    terms,
    loanUsd: perOperator(),
    creditUsd: perOperator(),
    projectUsd: perOperator(),
    loanDueUsdYear: perOperator(),
    projectDueUsdYear: perOperator(),
    treasuryBtc: perOperator(),
    revenueUsdYear: perOperator(),
    costUsdYear: perOperator(),
    status: new Uint8Array(operators),
    operatorClass: new Uint8Array(operators),
    classCount,
    address: new Uint32Array(operators).fill(0xffff_ffff),
    dormant: new Uint8Array(sites),
    budgetUsd: new Float64Array(sites),
    flows: createFinanceFlows(operators),
    spendableUsd: perOperator(),
    capacityMw: perOperator(),
    worthUsd: new Float64Array(classCount * sites),
    offered: new Uint8Array(sites),
    beforeUsd: perOperator(),
    defaults: 0,
    failedMw: 0,
    failedEhS: 0,
    soldMw: 0,
  };
}
