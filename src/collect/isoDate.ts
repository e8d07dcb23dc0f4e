/**
 * The date `YYYY-MM-DD` in UTC of a day counted from 1970-01-01, fractions of a day dropped; the empty text for NaN.
 */
export function isoDate(days: number): string {
  if (Number.isNaN(days)) return '';
  return new Date(Math.floor(days) * 86_400_000).toISOString().split('T')[0];
}
