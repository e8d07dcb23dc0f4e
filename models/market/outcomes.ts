import type { RecordedRows } from '../model.ts';
import type { Outcome } from '../outcome.ts';
import { aiOutcomes } from './outcomes/aiOutcomes.ts';
import { financeOutcomes } from './outcomes/financeOutcomes.ts';
import { halvingDip } from './outcomes/halvingDip.ts';
import type { MarketOutcome } from './outcomes/marketOutcome.ts';
import { networkOutcomes } from './outcomes/networkOutcomes.ts';

const outcomes: readonly MarketOutcome[] = [...networkOutcomes, ...aiOutcomes, halvingDip, ...financeOutcomes];

/** The outcomes of the market model, in the order of `runs.csv`. */
export const marketOutcomes: readonly Outcome[] = outcomes;

/** One number per outcome. */
export function summariseMarket(rows: RecordedRows): Float64Array {
  return Float64Array.from(outcomes, (outcome) => outcome.reduce(rows));
}
