import type { RecordedRows } from '../../model.ts';
import type { Outcome } from '../../outcome.ts';

/** An outcome and how it is made of the rows of a run. */
export interface MarketOutcome extends Outcome {
  readonly reduce: (rows: RecordedRows) => number;
}
