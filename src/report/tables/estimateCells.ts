import type { EstimateTable } from './estimateTable.ts';

const parts = [
  ['', 'mean'],
  ['_ci_low', 'ciLow'],
  ['_ci_high', 'ciHigh'],
  ['_q05', 'q05'],
  ['_q95', 'q95'],
  ['_n', 'n'],
] as const;

/** A table of estimates as the header and the rows of a CSV file; a missing estimate is NaN, an empty cell there. */
export function estimateCells({ parameters, points, columns }: EstimateTable): (string | number)[][] {
  const header = ['point', ...parameters, ...columns.flatMap(({ name }) => parts.map(([suffix]) => name + suffix))];
  const rows = points.map(({ point, values }, row) => [
    point,
    ...values,
    ...columns.flatMap(({ estimates }) => parts.map(([, key]) => estimates[row]?.[key] ?? Number.NaN)),
  ]);
  return [header, ...rows];
}
