import { AnalysisError } from './analysisError.ts';
import type { InputColumn } from './inputColumn.ts';

/**
 * Makes sure that every input has a number at every point and takes at least two values.
 *
 * @throws AnalysisError naming the columns and points.
 */
export function checkInputs(inputs: readonly InputColumn[], points: number): void {
  if (inputs.length === 0) throw new AnalysisError('the design varies no parameter: there is no column to analyse');
  for (const { name, values } of inputs) {
    if (values.length !== points) {
      throw new AnalysisError(`column ${name} has ${values.length} values, but there are ${points} points`);
    }
    const missing = values.findIndex((value) => !Number.isFinite(value));
    if (missing >= 0) throw new AnalysisError(`column ${name} has no finite number at point ${missing}`);
    if (values.every((value) => value === values[0])) {
      throw new AnalysisError(`column ${name} is the same at every point: leave it out of the analysis`);
    }
  }
}
