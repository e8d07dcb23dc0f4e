import * as Plot from '@observablehq/plot';
import { nice, ticks } from 'd3-array';
import { DOMParser } from 'linkedom';
import { okabeIto } from './okabeIto.ts';
import { escapeXml, svgText, wrapText } from './svgText.ts';
import type { EstimateColumn, EstimateTable } from './tables/estimateTable.ts';
import { tickLabels } from './tickLabels.ts';

/** Page of 180 mm in points; one unit of the picture is one point in print. */
const page = { width: 510, margin: 8, labels: 190 } as const;
const size = { title: 12, subtitle: 9, label: 9, tick: 8.5, source: 8 } as const;
const rowHeight = 15;
const muted = '#4D4D4D';

/**
 * Estimates as dots with intervals, a panel an outcome and a line a design point, as an SVG of 180 mm width on white:
 * the dot is the mean, the thick line its 95 % confidence interval, the thin one the middle 90 % of the runs. The same
 * input gives the same bytes.
 *
 * @throws RangeError if there is no point or no column.
 */
export function estimateFigure(table: EstimateTable, title: string, source: string): string {
  if (table.points.length === 0 || table.columns.length === 0) throw new RangeError('a figure needs an estimate');
  const parts: string[] = [];
  let y: number = page.margin;
  for (const line of wrapText(title, size.title, page.width - 2 * page.margin, 'bold')) {
    y += 15;
    parts.push(svgText(line, { x: page.margin, y: y - 3, size: size.title, weight: 'bold' }));
  }
  const subtitle = 'Dots are means, thick lines their 95 % confidence intervals, thin lines hold 90 % of the runs.';
  for (const line of wrapText(subtitle, size.subtitle, page.width - 2 * page.margin)) {
    y += 12;
    parts.push(svgText(line, { x: page.margin, y: y - 1, size: size.subtitle, fill: muted }));
  }
  for (const column of table.columns) {
    const height = table.points.length * rowHeight + 22;
    const name = `${column.name}${unitText(column)}`;
    parts.push(svgText(name, { x: page.margin, y: y + 16, size: size.label, weight: 'bold' }));
    parts.push(
      `<g transform="translate(0,${y + 20})" aria-label="${escapeXml(name)}">${panel(table, column, height)}</g>`,
    );
    y += 20 + height;
  }
  for (const line of wrapText(source, size.source, page.width - 2 * page.margin)) {
    y += 11;
    parts.push(svgText(line, { x: page.margin, y, size: size.source, fill: muted }));
  }
  const height = y + page.margin;
  const heightMm = Math.round((height / page.width) * 18_000) / 100;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="180mm" height="${heightMm}mm" viewBox="0 0 ${page.width} ${height}" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${page.width}" height="${height}" fill="#FFFFFF"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function unitText({ unit, isPercent }: EstimateColumn): string {
  if (isPercent) return ' (%)';
  return unit === '1' || unit === '-' ? '' : ` (${unit})`;
}

function panel({ points }: EstimateTable, column: EstimateColumn, height: number): string {
  const document = new DOMParser().parseFromString('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml');
  const scale = column.isPercent ? 100 : 1;
  const data = points.flatMap((_, row) => {
    const estimate = column.estimates[row];
    if (estimate === null || !Number.isFinite(estimate.mean)) return [];
    const { mean, ciLow, ciHigh, q05, q95 } = estimate;
    const [m, c1, c2, q1, q2] = [mean, ciLow, ciHigh, q05, q95].map((value) => value * scale);
    return [{ row, mean: m, low: c1, high: c2, q05: q1, q95: q2 }];
  });
  const { domain, places } = axis(data, column.isPercent);
  const placeLabels = new Map(tickLabels(places, column.unit).map((text, i) => [places[i], text]));
  const labels = points.map(({ point, values }) => label(values.length > 0 ? values.join(', ') : `point ${point}`));
  const svg = Plot.plot({
    document: document as never,
    width: page.width,
    height,
    marginLeft: page.labels,
    marginRight: page.margin + 12,
    marginTop: 2,
    marginBottom: 20,
    style: { fontSize: `${size.tick}px` },
    x: { domain, axis: null },
    y: { type: 'band', domain: points.map((_, row) => row), axis: null },
    marks: [
      Plot.gridX(places, { stroke: '#D9D9D9', strokeOpacity: 1, strokeWidth: 0.5 }),
      Plot.axisX(places, {
        tickSize: 4,
        tickPadding: 2,
        label: null,
        tickFormat: (at: number) => placeLabels.get(at) ?? '',
      }),
      Plot.axisY({ tickSize: 0, tickFormat: (row: number) => labels[row], label: null }),
      ...(column.isPercent ? [Plot.ruleX([0], { stroke: muted, strokeWidth: 0.75 })] : []),
      Plot.link(data, { x1: 'q05', x2: 'q95', y1: 'row', y2: 'row', stroke: okabeIto.blue, strokeWidth: 0.8 }),
      Plot.link(data, { x1: 'low', x2: 'high', y1: 'row', y2: 'row', stroke: okabeIto.blue, strokeWidth: 3 }),
      Plot.dot(data, { x: 'mean', y: 'row', r: 3, fill: okabeIto.blue, stroke: '#FFFFFF', strokeWidth: 0.5 }),
    ],
  });
  // Plot's style sheet would reach into other pictures on a page.
  return `<g font-size="${size.tick}" text-anchor="middle" fill="#000000" color="#000000">${svg.innerHTML.replace(/<style>[\s\S]*?<\/style>/, '')}</g>`;
}

/** Round places around all that is drawn, zero included where changes are shown. */
function axis(
  data: readonly { mean: number; low: number; high: number; q05: number; q95: number }[],
  withZero: boolean,
): { domain: [number, number]; places: number[] } {
  const shown = data.flatMap(({ mean, low, high, q05, q95 }) => [mean, low, high, q05, q95]).filter(Number.isFinite);
  if (withZero || shown.length === 0) shown.push(0);
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  const room = most > least ? 0 : Math.abs(most) / 10 || 1;
  const domain = nice(least - room, most + room, 5);
  return { domain, places: ticks(...domain, 5) };
}

/** What fits beside the axis. */
function label(text: string): string {
  const most = Math.floor((page.labels - page.margin) / (0.56 * size.tick));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
