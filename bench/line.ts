/** A line of the table. */
export interface Line {
  readonly what: string;
  /** What was measured, in its unit. */
  readonly figure: string;
  /** What the target is about; null where there is nothing to reach. */
  readonly ratio: number | null;
  readonly target: Target | null;
}

/** At least or at most so much. */
export interface Target {
  readonly bound: 'at least' | 'at most';
  readonly value: number;
}

/** Whether the line reaches its target; null without one. */
export function isMet({ ratio, target }: Line): boolean | null {
  if (ratio === null || target === null) return null;
  return target.bound === 'at least' ? ratio >= target.value : ratio <= target.value;
}

/** The table as text. */
export function formatLines(lines: readonly Line[]): string {
  const short = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
  const rows = lines.map((line) => {
    const met = isMet(line);
    return [
      line.what,
      line.figure,
      line.ratio === null ? '' : short(line.ratio),
      line.target === null ? '' : `${line.target.bound} ${short(line.target.value)}`,
      met === null ? '' : met ? 'pass' : 'FAIL',
    ];
  });
  const table = [['what', 'measured', 'ratio', 'target', ''], ...rows];
  const widths = table[0].map((_, c) => Math.max(...table.map((row) => row[c].length)));
  return table
    .map((row) =>
      row
        .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
