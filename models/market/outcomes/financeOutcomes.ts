import type { MarketOutcome } from './marketOutcome.ts';
import { atEnd, inTotal } from './outcomeForms.ts';

/** Failures over the run, and what operators owe, hold and live on at its end. */
export const financeOutcomes: readonly MarketOutcome[] = [
  inTotal('defaults', 'operator', 'Operators that failed during the run.'),
  inTotal('defaulted_mw', 'MW', 'Power of the machines installed at their sites when they failed.'),
  inTotal('defaulted_eh_s', 'EH/s', 'Hashrate that ran there when they failed.'),
  atEnd('defaulted_share', '1', 'Share of the operators of the start that have failed'),
  atEnd('debt_usd', 'USD', 'Debt of all operators'),
  atEnd('cash_usd', 'USD', 'Cash of all operators'),
  atEnd('treasury_btc', 'BTC', 'Bitcoin held by operators'),
  atEnd('treasury_usd', 'USD', 'The same at the mean price of the last step,'),
  atEnd('unsold_mw', 'MW', 'Grid capacity of the sites of failed operators without a buyer'),
  inTotal('tenant_defaults_mw', 'MW', 'Contracted AI power whose tenants failed during the run.'),
  atEnd('mixed_ai_revenue_share', '1', 'Share of AI in the revenue of an operator that has AI, mean over these'),
  atEnd('listed_ai_revenue_share', '1', 'Share of AI in the revenue of listed operators together'),
];
