import { ticks as niceTicks } from 'd3-array';
import { figurePanel, type PanelFrame } from './figurePanel.ts';
import { escapeXml, svgText, textWidth, wrapText } from './svgText.ts';

/** What a time series figure shows. All arrays have the length of `x`; a value that is not finite leaves a gap. */
export interface FigureInput {
  readonly title: string;
  readonly subtitle: string;
  /** Where the numbers come from: experiment, version, replications. Printed at the foot. */
  readonly source: string;
  readonly xLabel: string;
  readonly x: readonly number[];
  readonly legend: readonly LegendKey[];
  /** Headings of the left and the right column. */
  readonly columns: readonly [string, string];
  /** Top to bottom; all panels share the x axis. */
  readonly rows: readonly FigureRow[];
}

/** A scenario in the legend; its colour is best of the Okabe-Ito set. */
export interface LegendKey {
  readonly name: string;
  readonly colour: string;
  readonly dashed: boolean;
}

/** One quantity: its levels at the left, its changes in per cent at the right. */
export interface FigureRow {
  readonly label: string;
  readonly unit: string;
  readonly left: readonly FigureLine[];
  readonly right: readonly FigureLine[];
}

/** A mean between two quantiles. */
export interface FigureLine {
  readonly colour: string;
  readonly dashed: boolean;
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** A page column of 180 mm in points: one unit of the picture is one point in print. */
const widthPt = (180 / 25.4) * 72;
const page = { width: Math.round(widthPt), margin: 8, plotLeft: 50, plotRight: 10 } as const;
const size = { title: 12, subtitle: 9, label: 9, tick: 8.5, source: 8 } as const;
const plotHeight = 80;
const panelLabelHeight = 18;
const muted = '#4D4D4D';

/**
 * Small multiples of time series: a row a quantity, levels at the left and changes at the right, one line with a band a
 * scenario, as an SVG of 180 mm width on white, with no text below 8 pt. The same input gives the same bytes.
 *
 * @throws RangeError if there is no row or no line, or an array's length does not fit.
 */
export function timeSeriesFigure(input: FigureInput): string {
  requireShape(input);
  const head = heading(input);
  const { body, bottom } = panelStack(input, head.bottom);
  const source = wrapText(input.source, size.source, page.width - 2 * page.margin);
  const foot = source.map((text, i) =>
    svgText(text, { x: page.margin, y: bottom + 14 + i * 10, size: size.source, fill: muted }),
  );
  const height = bottom + 14 + source.length * 10;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="180mm" height="${roundMm(height)}mm" viewBox="0 0 ${page.width} ${height}" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" role="img">`,
    `<title>${escapeXml(input.title)}</title>`,
    `<desc>${escapeXml(input.subtitle)}</desc>`,
    `<rect width="${page.width}" height="${height}" fill="#FFFFFF"/>`,
    ...head.parts,
    ...body,
    ...foot,
    '</svg>',
    '',
  ].join('\n');
}

/** Title, subtitle and legend; `bottom` is where the panels may begin. */
function heading({ title, subtitle, legend: entries }: FigureInput): { parts: string[]; bottom: number } {
  const width = page.width - 2 * page.margin;
  const parts: string[] = [];
  let bottom = page.margin;
  for (const text of wrapText(title, size.title, width, 'bold')) {
    bottom += 15;
    parts.push(svgText(text, { x: page.margin, y: bottom - 3, size: size.title, weight: 'bold' }));
  }
  for (const text of wrapText(subtitle, size.subtitle, width)) {
    bottom += 12;
    parts.push(svgText(text, { x: page.margin, y: bottom - 1, size: size.subtitle, fill: muted }));
  }
  const keys = legend(entries, bottom + 6);
  return { parts: [...parts, ...keys.parts], bottom: keys.bottom };
}

/** Keys from left to right, on a new row where the next would not fit. */
function legend(entries: readonly LegendKey[], top: number): { parts: string[]; bottom: number } {
  const [swatch, gap, row] = [24, 5, 14];
  const parts: string[] = [];
  let x = page.margin;
  let y = top;
  for (const { name, colour, dashed } of entries) {
    const width = swatch + gap + textWidth(name, size.label);
    if (x > page.margin && x + width > page.width - page.margin) {
      x = page.margin;
      y += row;
    }
    const dashes = dashed ? ' stroke-dasharray="4,2.5"' : '';
    parts.push(
      `<rect x="${x}" y="${y + 1}" width="${swatch}" height="9" fill="${escapeXml(colour)}" fill-opacity="${dashed ? 0.14 : 0.2}"/>`,
      `<path d="M${x},${y + 5.5}h${swatch}" fill="none" stroke="${escapeXml(colour)}" stroke-width="${dashed ? 1.1 : 1.6}"${dashes}/>`,
      svgText(name, { x: x + swatch + gap, y: y + 9, size: size.label }),
    );
    x += Math.ceil(width) + 14;
  }
  return { parts, bottom: y + row };
}

function panelStack(input: FigureInput, top: number): { body: string[]; bottom: number } {
  const { xDomain, xTicks } = xAxis(input.x);
  const width = Math.floor(page.width / 2);
  const body = input.columns.map((name, column) =>
    svgText(name, { x: page.margin + column * width, y: top + 12, size: size.label, fill: muted }),
  );
  let y = top + 16;
  input.rows.forEach((row, index) => {
    const isLast = index === input.rows.length - 1;
    const frame: PanelFrame = {
      unit: row.unit,
      width,
      height: panelLabelHeight + plotHeight + (isLast ? 18 : 6),
      marginLeft: page.plotLeft,
      marginRight: page.plotRight,
      marginTop: panelLabelHeight + 4,
      marginBottom: isLast ? 18 : 6,
      fontSize: size.tick,
      xDomain,
      xTicks,
      xLabelled: isLast,
    };
    const unit = row.unit === '' || row.unit === '1' || row.unit === '-' ? '' : ` (${row.unit})`;
    body.push(panel(`${row.label}${unit}`, row.left, input.x, frame, 0, y));
    if (row.right.length > 0)
      body.push(panel(`${row.label} (%)`, row.right, input.x, { ...frame, unit: '%' }, width, y));
    y += frame.height;
  });
  body.push(svgText(input.xLabel, { x: page.width / 2, y: y + 10, size: size.label, anchor: 'middle' }));
  return { body, bottom: y + 11 };
}

function panel(
  name: string,
  lines: readonly FigureLine[],
  x: readonly number[],
  frame: PanelFrame,
  left: number,
  top: number,
): string {
  const content = figurePanel(
    lines.map((line) => ({ ...line, x })),
    frame,
  );
  return [
    svgText(name, { x: page.margin + left, y: top + 13, size: size.label, weight: 'bold' }),
    `<g transform="translate(${left},${top})" font-size="${size.tick}" text-anchor="middle" fill="#000000" color="#000000" aria-label="${escapeXml(name)}">${content}</g>`,
  ].join('\n');
}

function xAxis(x: readonly number[]): { xDomain: [number, number]; xTicks: number[] } {
  const [low, high] = [x[0], x[x.length - 1]];
  const xDomain: [number, number] = high > low ? [low, high] : [low - 0.5, low + 0.5];
  return { xDomain, xTicks: niceTicks(xDomain[0], xDomain[1], 6) };
}

function requireShape({ rows, x }: FigureInput): void {
  if (rows.length === 0 || x.length === 0) throw new RangeError('a figure needs a row and an epoch');
  for (const { label, left, right } of rows) {
    if (left.length === 0) throw new RangeError(`the panel of ${label} has no line`);
    for (const { mean, low, high } of [...left, ...right]) {
      if ([mean, low, high].some((values) => values.length !== x.length)) {
        throw new RangeError(`the panel of ${label} has arrays that differ in length from x`);
      }
    }
  }
}

function roundMm(points: number): number {
  return Math.round((points / page.width) * 180 * 100) / 100;
}
