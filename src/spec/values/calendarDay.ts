import { dayNumber } from '../../../models/calendar.ts';

/**
 * Days from 1970-01-01 to a date written `YYYY-MM-DD`; null where the text is not of that form or the calendar has no
 * such day (`2027-02-29`).
 */
export function calendarDay(text: string): number | null {
  try {
    return dayNumber(text);
  } catch {
    return null;
  }
}
