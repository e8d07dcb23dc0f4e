import type { RecordedRows } from '../../model.ts';
import type { Outcome } from '../../outcome.ts';
import type { MarketOutcome } from './marketOutcome.ts';
import { last, mean, shiftEnd, sum } from './reduceRows.ts';

/** Final outcomes average the last year of a run (or all of it, when it is shorter), so that one lucky epoch decides nothing. */
const FINAL_EPOCHS = 26;
/** Outcomes of the shift average the quarter from the epoch in which its schedule ends: a shock and its retarget. */
export const SHIFT_EPOCHS = 6;

/** What is said of a column that outcomes are made of. `stem` names the contrasts. */
interface Subject {
  readonly column: string;
  readonly unit: string;
  readonly stem: string;
  readonly meaning: string;
  readonly contrast: Outcome['contrast'];
}

/** An outcome that is compared by the difference to its counterfactual. */
export function difference(
  name: string,
  unit: string,
  change: string,
  meaning: string,
  reduce: (rows: RecordedRows) => number,
): MarketOutcome {
  return { name, unit, meaning, contrast: 'difference', change, reduce };
}

/** The mean over the quarter after the shift. */
export function afterShift({ column, unit, stem, meaning, contrast }: Subject): MarketOutcome {
  return {
    name: column,
    unit,
    meaning: `${meaning}; mean of the 6 epochs from the end of the shift's schedule.`,
    contrast,
    change: `${stem}_change`,
    reduce: (rows) => mean(rows, column, shiftEnd(rows), SHIFT_EPOCHS),
  };
}

/** The same, and the mean over the final year. */
export function shiftAndFinal(subject: Subject): MarketOutcome[] {
  const { column, unit, stem, meaning, contrast } = subject;
  return [
    afterShift(subject),
    {
      name: `final_${column}`,
      unit,
      meaning: `${meaning}; mean of the last 26 epochs of the run.`,
      contrast,
      change: `final_${stem}_change`,
      reduce: (rows) => mean(rows, column, Math.max(0, rows.count - FINAL_EPOCHS), FINAL_EPOCHS),
    },
  ];
}

/** The last cell of a column of that name. */
export function atLast(column: string, unit: string, change: string, meaning: string): MarketOutcome {
  return difference(column, unit, change, meaning, (rows) => last(rows, column));
}

/** The same, named after the end of the run. */
export function atEnd(column: string, unit: string, meaning: string): MarketOutcome {
  const name = `end_${column}`;
  return difference(name, unit, `${name}_change`, `${meaning} at the end of the run.`, (rows) => last(rows, column));
}

/** The sum over the run. */
export function inTotal(column: string, unit: string, meaning: string): MarketOutcome {
  const name = `total_${column}`;
  return difference(name, unit, `${name}_change`, meaning, (rows) => sum(rows, column, 0, rows.count));
}
