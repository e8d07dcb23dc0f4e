import * as Plot from '@observablehq/plot';
import { figurePage } from './figures/figurePage.ts';
import { type FigureStyle, printStyle } from './figures/figureStyle.ts';
import { rowsPanel } from './figures/rowsPanel.ts';
import { okabeIto } from './okabeIto.ts';
import type { EstimateColumn, EstimateTable } from './tables/estimateTable.ts';
import { unitSuffix } from './unitSuffix.ts';

/**
 * Estimates as dots with intervals, a panel an outcome and a line a design point: the dot is the mean, the thick line its
 * 95 % confidence interval, the thin one the middle 90 % of the runs.
 *
 * @throws RangeError if there is no point or no column.
 */
export function estimateFigure(
  table: EstimateTable,
  title: string,
  source: string,
  style: FigureStyle = printStyle,
): string {
  if (table.points.length === 0 || table.columns.length === 0) throw new RangeError('a figure needs an estimate');
  const subtitle = 'Dots are means, thick lines their 95 % confidence intervals, thin lines hold 90 % of the runs.';
  const labels = table.points.map(({ point, values }) => (values.length > 0 ? values.join(', ') : `point ${point}`));
  return figurePage({ title, subtitle, source }, style, (page, top) => {
    const parts: string[] = [];
    let bottom = top;
    for (const column of table.columns) {
      const data = drawnEstimates(column);
      const drawn = data.flatMap(({ mean, low, high, q05, q95 }) => [mean, low, high, q05, q95]);
      const unit = column.isPercent ? '%' : column.unit;
      const name = `${column.name}${unitSuffix(unit)}`;
      const panel = rowsPanel({ name, labels, unit, drawn: column.isPercent ? [...drawn, 0] : drawn }, page, bottom, [
        Plot.link(data, { x1: 'q05', x2: 'q95', y1: 'row', y2: 'row', stroke: okabeIto.blue, strokeWidth: 0.8 }),
        Plot.link(data, { x1: 'low', x2: 'high', y1: 'row', y2: 'row', stroke: okabeIto.blue, strokeWidth: 3 }),
        Plot.dot(data, { x: 'mean', y: 'row', r: 3, fill: okabeIto.blue, stroke: '#FFFFFF', strokeWidth: 0.5 }),
      ]);
      parts.push(...panel.parts);
      bottom = panel.bottom;
    }
    return { parts, bottom };
  });
}

function drawnEstimates({ estimates, isPercent }: EstimateColumn) {
  const scale = isPercent ? 100 : 1;
  return estimates.flatMap((estimate, row) => {
    if (estimate === null || !Number.isFinite(estimate.mean)) return [];
    const { mean, ciLow, ciHigh, q05, q95 } = estimate;
    const [m, low, high, q1, q2] = [mean, ciLow, ciHigh, q05, q95].map((value) => value * scale);
    return [{ row, mean: m, low, high, q05: q1, q95: q2 }];
  });
}
