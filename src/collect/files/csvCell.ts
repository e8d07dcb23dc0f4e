/** What a cell of a CSV file may hold. */
export type CsvValue = number | string | boolean;

/**
 * One cell of a CSV file. Numbers are the shortest text that reads back to the same double (`-0` and `Infinity`
 * included); NaN, a missing value, is the empty cell. Text is quoted where RFC 4180 (https://doi.org/10.17487/RFC4180)
 * asks for it, and when it is empty or has white space at its ends, which readers would otherwise drop.
 */
export function csvCell(value: CsvValue): string {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return '';
    // The same text as of String, but not kept in the engine's cache of number texts, which makes the heap grow.
    if (Number.isFinite(value) && !Number.isInteger(value)) return JSON.stringify(value);
    return Object.is(value, -0) ? '-0' : String(value);
  }
  if (typeof value === 'boolean') return String(value);
  return value === '' || /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
