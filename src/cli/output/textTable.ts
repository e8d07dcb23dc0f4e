/** Rows of text in aligned columns: text to the left, numbers to the right, two spaces between. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, i) => rows.reduce((most, row) => Math.max(most, row[i].length), title.length));
  const isNumber = header.map((_, i) => rows.every((row) => /^[-+]?[\d,.]+(e[-+]?\d+)?( %)?$|^$/.test(row[i])));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd();
  return [header, ...rows].map((row) => `${line(row)}\n`).join('');
}
