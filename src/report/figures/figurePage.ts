import { escapeXml, svgText, textWidth, wrapText } from '../svgText.ts';
import { darkened } from './darkened.ts';
import type { FigureStyle } from './figureStyle.ts';

/** Measures of a page. All lengths in points: one unit of the picture is one point in print. */
export interface FigurePage {
  readonly widthMm: FigureStyle['widthMm'];
  readonly width: number;
  readonly margin: number;
  /** Room for the numbers of a y axis, and for the last number of an x axis. */
  readonly plotLeft: number;
  readonly plotRight: number;
  /** Height of a plot in a stack of small multiples, and of one that stands alone. */
  readonly plotHeight: number;
  readonly panelHeight: number;
  /** Line length of a legend's key. */
  readonly swatch: number;
  readonly size: {
    readonly title: number;
    readonly subtitle: number;
    readonly label: number;
    readonly tick: number;
    readonly source: number;
  };
}

/** What stands around every figure. */
export interface FigureText {
  readonly title: string;
  readonly subtitle: string;
  /** Where the numbers come from: experiment, version, replications. Printed at the foot. */
  readonly source: string;
}

/** What was drawn below some height; `bottom` is where the next may begin. */
export interface DrawnPart {
  readonly parts: readonly string[];
  readonly bottom: number;
}

/** A scenario in the legend; its colour is best of the Okabe-Ito set. */
export interface LegendKey {
  readonly name: string;
  readonly colour: string;
  readonly dashed: boolean;
  /** Whether the key stands for an area; otherwise for a line with a band. */
  readonly filled?: boolean;
}

/** Ink of what is less important than the numbers. */
export const muted = '#4D4D4D';

const pages: Readonly<Record<FigureStyle['widthMm'], FigurePage>> = {
  180: {
    widthMm: 180,
    width: 510,
    margin: 8,
    plotLeft: 50,
    plotRight: 10,
    plotHeight: 80,
    panelHeight: 128,
    swatch: 24,
    size: { title: 12, subtitle: 9, label: 9, tick: 8.5, source: 8 },
  },
  85: {
    widthMm: 85,
    width: 241,
    margin: 6,
    plotLeft: 42,
    plotRight: 10,
    plotHeight: 48,
    panelHeight: 104,
    swatch: 16,
    size: { title: 9, subtitle: 7, label: 7.5, tick: 7, source: 6.5 },
  },
};

/**
 * A figure with title, subtitle and source, as an SVG as wide as `style` says, with no text below 8 pt at 180 mm and
 * 6.5 pt at 85 mm. The same input gives the same bytes.
 *
 * @param draw what stands between subtitle and source, from a height downwards.
 */
export function figurePage(
  text: FigureText,
  { widthMm, theme }: FigureStyle,
  draw: (page: FigurePage, top: number) => DrawnPart,
): string {
  const page = pages[widthMm];
  const head = heading(text, page);
  const body = draw(page, head.bottom);
  const source = wrapText(text.source, page.size.source, page.width - 2 * page.margin);
  const lineHeight = page.size.source + 2;
  const foot = source.map((line, i) =>
    svgText(line, { x: page.margin, y: body.bottom + 14 + i * lineHeight, size: page.size.source, fill: muted }),
  );
  const height = body.bottom + 14 + source.length * lineHeight;
  const heightMm = Math.round((height / page.width) * widthMm * 100) / 100;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${page.width} ${height}" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" role="img">`,
    `<title>${escapeXml(text.title)}</title>`,
    `<desc>${escapeXml(text.subtitle)}</desc>`,
    `<rect width="${page.width}" height="${height}" fill="#FFFFFF"/>`,
    ...head.parts,
    ...body.parts,
    ...foot,
    '</svg>',
    '',
  ].join('\n');
  return theme === 'dark' ? darkened(svg) : svg;
}

function heading({ title, subtitle }: FigureText, { width, margin, size }: FigurePage): DrawnPart {
  const parts: string[] = [];
  let bottom = margin;
  for (const text of wrapText(title, size.title, width - 2 * margin, 'bold')) {
    bottom += size.title + 3;
    parts.push(svgText(text, { x: margin, y: bottom - 3, size: size.title, weight: 'bold' }));
  }
  for (const text of wrapText(subtitle, size.subtitle, width - 2 * margin)) {
    bottom += size.subtitle + 3;
    parts.push(svgText(text, { x: margin, y: bottom - 1, size: size.subtitle, fill: muted }));
  }
  return { parts, bottom };
}

/** Keys from left to right, on a new row where the next would not fit; a name too long for the page is broken. */
export function legendKeys(entries: readonly LegendKey[], page: FigurePage, top: number): DrawnPart {
  const { margin, size, swatch } = page;
  const gap = 5;
  const row = size.label + 5;
  const parts: string[] = [];
  let x = margin;
  let y = top;
  for (const entry of entries) {
    const [first = '', ...rest] = wrapText(entry.name, size.label, page.width - 2 * margin - swatch - gap);
    const width = swatch + gap + textWidth(first, size.label);
    if (x > margin && (x + width > page.width - margin || rest.length > 0)) {
      x = margin;
      y += row;
    }
    parts.push(...key(entry, page, x, y), svgText(first, { x: x + swatch + gap, y: y + size.label, size: size.label }));
    for (const line of rest) {
      y += row;
      parts.push(svgText(line, { x: x + swatch + gap, y: y + size.label, size: size.label }));
    }
    x = rest.length > 0 ? page.width : x + Math.ceil(width) + 14;
  }
  return { parts, bottom: y + row };
}

function key(
  { colour, dashed, filled = false }: LegendKey,
  { swatch, size }: FigurePage,
  x: number,
  y: number,
): string[] {
  const opacity = filled ? 1 : dashed ? 0.14 : 0.2;
  const area = `<rect x="${x}" y="${y + 1}" width="${swatch}" height="${size.label}" fill="${escapeXml(colour)}" fill-opacity="${opacity}"/>`;
  if (filled) return [area];
  const dashes = dashed ? ' stroke-dasharray="4,2.5"' : '';
  return [
    area,
    `<path d="M${x},${y + size.label / 2 + 1}h${swatch}" fill="none" stroke="${escapeXml(colour)}" stroke-width="${dashed ? 1.1 : 1.6}"${dashes}/>`,
  ];
}

/** Places to a hundredth of a point, which no printer shows. */
export function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
