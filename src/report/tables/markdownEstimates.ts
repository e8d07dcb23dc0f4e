import { readableInterval } from '../readableNumber.ts';
import { unitSuffix } from '../unitSuffix.ts';
import type { EstimateTable } from './estimateTable.ts';
import { markdownTable } from './markdownTable.ts';

/** A table of estimates in Markdown: the mean and, in brackets, its 95 % interval. */
export function markdownEstimates({ parameters, points, columns }: EstimateTable): string {
  const head = ['point', ...parameters, ...columns.map(({ name, unit }) => name + unitSuffix(unit))];
  const rows = points.map(({ point, values }, row) => [
    String(point),
    ...values,
    ...columns.map(({ estimates, isPercent }) => {
      const estimate = estimates[row];
      return estimate === null ? '' : readableInterval(estimate.mean, estimate.ciLow, estimate.ciHigh, isPercent);
    }),
  ]);
  return `${markdownTable(head, rows)}\n`;
}
