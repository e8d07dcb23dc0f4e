import { ticks as niceTicks } from 'd3-array';
import { figurePanel, type PanelFrame } from './figurePanel.ts';
import { escapeXml, svgText, textWidth, wrapText } from './svgText.ts';

/** What a time series figure shows. All arrays of a series have the length of its `x`. */
export interface FigureInput {
  readonly title: string;
  readonly subtitle: string;
  /** Where the numbers come from: experiment, version, replications. Printed at the foot. */
  readonly source: string;
  readonly xLabel: string;
  /** Top to bottom; they share the x axis. */
  readonly panels: readonly { readonly label: string; readonly unit: string }[];
  readonly series: readonly FigureSeries[];
}

/** One scenario: its name in the legend and, for every panel, a mean between two quantiles. */
export interface FigureSeries {
  readonly name: string;
  /** A CSS colour, best of the Okabe-Ito set. */
  readonly colour: string;
  readonly dashed: boolean;
  readonly x: readonly number[];
  /** In the order of the figure's panels; a value that is not finite leaves a gap. */
  readonly panels: readonly {
    readonly mean: readonly number[];
    readonly low: readonly number[];
    readonly high: readonly number[];
  }[];
}

/** A page column of 180 mm in points: one unit of the picture is one point in print. */
const widthPt = (180 / 25.4) * 72;
const page = { width: Math.round(widthPt), margin: 8, plotLeft: 52, plotRight: 14 } as const;
const size = { title: 12, subtitle: 9, label: 9, tick: 8.5, source: 8 } as const;
const plotHeight = 84;
const panelLabelHeight = 18;
const muted = '#4D4D4D';

/**
 * Small multiples of time series: one panel a quantity, one line with a band a scenario, as an SVG of 180 mm width on
 * white, with no text below 8 pt. The same input gives the same bytes.
 *
 * @throws RangeError if there is no panel or series, or an array's length does not fit.
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
function heading({ title, subtitle, series }: FigureInput): { parts: string[]; bottom: number } {
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
  const keys = legend(series, bottom + 6);
  return { parts: [...parts, ...keys.parts], bottom: keys.bottom };
}

/** Keys from left to right, on a new row where the next would not fit. */
function legend(series: readonly FigureSeries[], top: number): { parts: string[]; bottom: number } {
  const [swatch, gap, row] = [24, 5, 14];
  const parts: string[] = [];
  let x = page.margin;
  let y = top;
  for (const { name, colour, dashed } of series) {
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
  const { xDomain, xTicks } = xAxis(input.series);
  const body: string[] = [];
  let y = top;
  input.panels.forEach(({ label, unit }, index) => {
    const isLast = index === input.panels.length - 1;
    const frame: PanelFrame = {
      unit,
      width: page.width,
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
    const lines = input.series.map((one) => ({ ...one, ...one.panels[index] }));
    const name = unit === '' || unit === '1' || unit === '-' ? label : `${label} (${unit})`;
    body.push(
      svgText(name, { x: page.margin, y: y + 13, size: size.label, weight: 'bold' }),
      `<g transform="translate(0,${y})" font-size="${size.tick}" text-anchor="middle" fill="#000000" color="#000000" aria-label="${escapeXml(name)}">${figurePanel(lines, frame)}</g>`,
    );
    y += frame.height;
  });
  const middle = (page.plotLeft + page.width - page.plotRight) / 2;
  body.push(svgText(input.xLabel, { x: middle, y: y + 9, size: size.label, anchor: 'middle' }));
  return { body, bottom: y + 10 };
}

function xAxis(series: readonly FigureSeries[]): { xDomain: [number, number]; xTicks: number[] } {
  const all = series.flatMap(({ x }) => x).filter(Number.isFinite);
  const low = all.reduce((least, value) => Math.min(least, value), all[0]);
  const high = all.reduce((most, value) => Math.max(most, value), all[0]);
  const xDomain: [number, number] = high > low ? [low, high] : [low - 0.5, low + 0.5];
  return { xDomain, xTicks: niceTicks(xDomain[0], xDomain[1], 8) };
}

function requireShape({ panels, series }: FigureInput): void {
  if (panels.length === 0 || series.length === 0) throw new RangeError('a figure needs a panel and a series');
  for (const one of series) {
    if (one.x.length === 0) throw new RangeError(`series "${one.name}" has no points`);
    if (one.panels.length !== panels.length) {
      throw new RangeError(`series "${one.name}" has ${one.panels.length} panels, the figure has ${panels.length}`);
    }
    one.panels.forEach(({ mean, low, high }, i) => {
      if ([mean, low, high].some((values) => values.length !== one.x.length)) {
        throw new RangeError(`series "${one.name}", panel "${panels[i].label}": arrays differ in length from x`);
      }
    });
  }
}

function roundMm(points: number): number {
  return Math.round((points / 72) * 25.4 * 100) / 100;
}
