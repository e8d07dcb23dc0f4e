import { CLOSED } from '../../miners/finance/balanceSheets.ts';
import type { FinanceFlows } from '../../miners/finance/financeFlows.ts';
import type { MarketState } from '../marketState.ts';
import type { MarketColumn } from './marketColumn.ts';

/** Debt, treasuries and failures of operators; all 0 where they have no balance sheets. */
export const financeColumns: readonly MarketColumn[] = [
  {
    name: 'debt_usd',
    unit: 'USD',
    meaning: 'What all operators owe at the end of the epoch, AI projects included.',
    read: debtUsd,
  },
  {
    name: 'interest_usd',
    unit: 'USD',
    meaning: 'Interest paid in the epoch.',
    read: (m) => flow(m, 'interest'),
  },
  {
    name: 'credit_losses_usd',
    unit: 'USD',
    meaning: 'Debt written off and bills not paid by operators that failed in the epoch.',
    read: (m) => flow(m, 'writtenOff') + flow(m, 'unpaid'),
  },
  {
    name: 'treasury_btc',
    unit: 'BTC',
    meaning: 'Bitcoin held by operators at the end of the epoch.',
    read: ({ finance }) => (finance === null ? 0 : sum(finance.treasuryBtc)),
  },
  {
    name: 'treasury_usd',
    unit: 'USD',
    meaning: 'The same at the mean price of the last step.',
    read: ({ finance, step }) => (finance === null ? 0 : sum(finance.treasuryBtc) * step.meanPriceUsdBtc),
  },
  {
    name: 'defaults',
    unit: 'operator',
    meaning: 'Operators that failed in the epoch.',
    read: ({ finance }) => (finance === null ? 0 : finance.defaults),
  },
  {
    name: 'defaulted_mw',
    unit: 'MW',
    meaning: 'Power of the machines installed at their sites.',
    read: ({ finance }) => (finance === null ? 0 : finance.failedMw),
  },
  {
    name: 'defaulted_eh_s',
    unit: 'EH/s',
    meaning: 'Hashrate that ran there when they failed.',
    read: ({ finance }) => (finance === null ? 0 : finance.failedEhS),
  },
  {
    name: 'defaulted_share',
    unit: '1',
    meaning: 'Share of the operators of the start that have failed by the end of the epoch.',
    read: ({ finance }) => (finance === null ? 0 : failedShare(finance.status)),
  },
  {
    name: 'sites_sold_mw',
    unit: 'MW',
    meaning: 'Grid capacity of the sites of failed operators that were sold in the epoch.',
    read: ({ finance }) => (finance === null ? 0 : finance.soldMw),
  },
  {
    name: 'sites_sold_usd',
    unit: 'USD',
    meaning: 'What solvent operators paid for them.',
    read: (m) => flow(m, 'sitesSold'),
  },
  {
    name: 'unsold_mw',
    unit: 'MW',
    meaning: 'Grid capacity of the sites of failed operators that nobody has bought by the end of the epoch.',
    read: unsoldMw,
  },
];

function debtUsd({ finance }: MarketState): number {
  return finance === null ? 0 : sum(finance.loanUsd) + sum(finance.creditUsd) + sum(finance.projectUsd);
}

function flow({ finance }: MarketState, name: keyof FinanceFlows): number {
  return finance === null ? 0 : sum(finance.flows[name]);
}

function failedShare(status: Uint8Array): number {
  let failed = 0;
  for (let j = 0; j < status.length; j++) if (status[j] === CLOSED) failed += 1;
  return failed / status.length;
}

function unsoldMw({ finance, sites }: MarketState): number {
  if (finance === null) return 0;
  let mw = 0;
  for (let i = 0; i < sites.count; i++) if (finance.dormant[i] === 1) mw += sites.capacityMw[i];
  return mw;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}
