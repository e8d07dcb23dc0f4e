import type { AnyModel } from '../anyModel.ts';
import type { Report } from '../document/problem.ts';
import type { Assignment } from '../flattenAssignments.ts';
import { calendarDay } from './calendarDay.ts';

/** The parameter that gives dates their meaning, in models that have one: the day on which the run starts. */
export const START_DATE = 'chain.startDate';

/**
 * Start of the run in days since 1970-01-01: the last of `assignments` that sets it, else the model's default; null
 * where the model has no start date. A start date that is not a date is reported.
 */
export function readStartDay(model: AnyModel, assignments: readonly Assignment[], report: Report): number | null {
  const parameter = model.parameters.find(({ name }) => name === START_DATE);
  let day = parameter === undefined ? null : calendarDay(String(parameter.default));
  for (const { parameter: assigned, value } of assignments) {
    if (assigned.name !== START_DATE || value.kind !== 'scalar') continue;
    const own = calendarDay(value.text);
    if (own === null)
      report(value, `${START_DATE}: ${value.text} is not a date of the calendar`, 'YYYY-MM-DD, for example 2026-06-14');
    else day = own;
  }
  return day;
}
