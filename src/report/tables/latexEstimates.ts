import type { Estimate, EstimateColumn, EstimateTable } from './estimateTable.ts';

/**
 * A table of estimates in LaTeX with the packages booktabs and siunitx: a column for each mean and one for its 95 %
 * interval, rounded to two digits of the interval's half width. Needs `\usepackage{booktabs,siunitx}`.
 *
 * @param caption plain text; special characters are escaped here.
 */
export function latexEstimates({ parameters, points, columns }: EstimateTable, caption: string, label: string): string {
  const rows = points.map(({ point, values }, row) =>
    [
      String(point),
      ...values.map(escapeLatex),
      ...columns.flatMap((column) => estimateText(column, column.estimates[row])),
    ].join(' & '),
  );
  const layout = `l${'l'.repeat(parameters.length)}${'rr'.repeat(columns.length)}`;
  const head = [
    'point',
    ...parameters.map(escapeLatex),
    ...columns.flatMap((column) => [heading(column), '95\\,\\% CI']),
  ];
  return [
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${escapeLatex(caption)}}`,
    `  \\label{${label}}`,
    `  \\begin{tabular}{${layout}}`,
    '    \\toprule',
    `    ${head.join(' & ')} \\\\`,
    '    \\midrule',
    ...rows.map((row) => `    ${row} \\\\`),
    '    \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n');
}

function heading({ name, unit, isPercent }: EstimateColumn): string {
  if (isPercent) return `${escapeLatex(name)} (\\%)`;
  return unit === '1' || unit === '-' ? escapeLatex(name) : `${escapeLatex(name)} (${escapeLatex(unit)})`;
}

/** Mean and interval; two empty cells where there is none. */
function estimateText({ isPercent }: EstimateColumn, estimate: Estimate | null): [string, string] {
  if (estimate === null || !Number.isFinite(estimate.mean)) return ['', ''];
  const scale = isPercent ? 100 : 1;
  const half = ((estimate.ciHigh - estimate.ciLow) / 2) * scale;
  const decimals = Number.isFinite(half) && half > 0 ? Math.max(0, Math.min(12, 1 - magnitude(half))) : 2;
  const number = (value: number): string => `\\num{${(value * scale).toFixed(decimals)}}`;
  if (!Number.isFinite(half)) return [number(estimate.mean), ''];
  return [number(estimate.mean), `[${number(estimate.ciLow)}, ${number(estimate.ciHigh)}]`];
}

/** The power of ten of the first digit. */
function magnitude(value: number): number {
  return Number(value.toExponential(1).split('e')[1]);
}

function escapeLatex(text: string): string {
  const special: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  };
  return text.replace(/[\\~^]|[&%$#_{}]/g, (character) => special[character] ?? `\\${character}`);
}
