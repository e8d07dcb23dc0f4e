import { AnalysisError } from '../analysisError.ts';
import { checkInputs } from '../checkInputs.ts';
import type { InputColumn } from '../inputColumn.ts';

/** With fewer cases of interest, or others, a box describes chance. */
const FEWEST_CASES = 5;

/**
 * Makes sure that there is something to discover.
 *
 * @throws AnalysisError for bad columns, too few points of interest or others, or a fraction out of range.
 */
export function checkCases(
  inputs: readonly InputColumn[],
  ofInterest: readonly boolean[],
  fractions: Readonly<Record<string, number>>,
): void {
  checkInputs(inputs, ofInterest.length);
  const count = ofInterest.filter(Boolean).length;
  if (count < FEWEST_CASES || ofInterest.length - count < FEWEST_CASES) {
    throw new AnalysisError(
      `${count} of ${ofInterest.length} points are of interest; at least ${FEWEST_CASES} must be and as many not. ` +
        'Move the threshold or run more points',
    );
  }
  for (const [name, fraction] of Object.entries(fractions)) {
    if (fraction > 0 && fraction < 0.5) continue;
    throw new AnalysisError(`${name} must be more than 0 and less than 0.5, not ${fraction}`);
  }
}
