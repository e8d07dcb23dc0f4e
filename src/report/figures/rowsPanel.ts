import * as Plot from '@observablehq/plot';
import { shortened, svgText, type TextStyle, textWidth, wrapText } from '../svgText.ts';
import { tickLabels } from '../tickLabels.ts';
import { gridLine, ticksAround } from './axesPanel.ts';
import { type DrawnPart, type FigurePage, muted, rounded } from './figurePage.ts';
import { placedFragment, plotFragment } from './plotFragment.ts';

/** Rows below each other over one axis of numbers: bars, dots, boxes. */
export interface Rows {
  /** Stands above, with the unit; empty: nothing. */
  readonly name: string;
  /** One a row, at its left. */
  readonly labels: readonly string[];
  /** One a row, at its right; none where there is nothing to say. */
  readonly texts?: readonly string[];
  readonly unit: string;
  /** The axis encloses these. */
  readonly drawn: readonly number[];
  /** Lengths in rows of text; 1 by default. */
  readonly rowLines?: number;
  /** Places of the axis and their labels, where they are not those of numbers. */
  readonly ticks?: ReadonlyMap<number, string>;
}

/** @param marks have the row, from 0, as `y`. */
export function rowsPanel(rows: Rows, page: FigurePage, top: number, marks: readonly Plot.Markish[]): DrawnPart {
  const { margin, size } = page;
  const texts = (rows.texts ?? []).map((text) => brokenLabel(text, page.size.tick, 0.3 * page.width));
  const marginLeft = Math.min(0.42 * page.width, margin + widest(rows.labels, size.tick) + 6);
  const marginRight = margin + (texts.length > 0 ? widest(texts.flat(), size.tick) + 6 : size.tick);
  const labelLines = rows.labels.map((label) => brokenLabel(label, size.tick, marginLeft - margin - 6));
  const lineHeight = size.tick + 1.5;
  const mostLines = Math.max(1, ...[...labelLines, ...texts].map((lines) => lines.length));
  const rowHeight = Math.max((rows.rowLines ?? 1) * (size.tick + 6), mostLines * lineHeight + 4);
  const height = rows.labels.length * rowHeight + 2 + size.tick + 10;
  const ticks = ticksAround(rows.drawn);
  const numbers = new Map(tickLabels(ticks, rows.unit).map((label, i) => [ticks[i], label]));
  const labels = fitting(
    rows.ticks ?? numbers,
    (page.width - marginLeft - marginRight) / (ticks.length - 1),
    size.tick,
  );
  const places = [...(rows.ticks ?? numbers).keys()];
  const crossesZero = ticks[0] < 0 && ticks[ticks.length - 1] > 0;
  const content = plotFragment({
    width: page.width,
    height,
    marginLeft,
    marginRight,
    marginTop: 2,
    marginBottom: size.tick + 10,
    style: { fontSize: `${size.tick}px` },
    x: { type: 'linear', domain: [ticks[0], ticks[ticks.length - 1]], axis: null },
    y: {
      type: 'band',
      domain: rows.labels.map((_, row) => row),
      axis: null,
      paddingInner: 0.2,
      paddingOuter: 0.1,
      round: false,
    },
    marks: [
      Plot.gridX(places, gridLine),
      Plot.axisX(places, {
        tickSize: 4,
        tickPadding: 2,
        label: null,
        tickFormat: (place: number) => labels.get(place) ?? '',
      }),
      ...marks,
      ...(crossesZero ? [Plot.ruleX([0], { stroke: muted, strokeWidth: 0.75 })] : []),
    ],
  });
  const named = rows.name === '' ? 0 : size.label + 9;
  const above = top + named;
  const baseline = (row: number): number => above + 2 + (row + 0.5) * rowHeight + 0.35 * size.tick;
  const placed = (lines: readonly string[], row: number, style: Pick<TextStyle, 'x' | 'anchor' | 'fill'>): string[] =>
    lines.map((line, i) => {
      const y = rounded(baseline(row) + (i - (lines.length - 1) / 2) * lineHeight);
      return svgText(line, { ...style, y, size: size.tick });
    });
  return {
    parts: [
      ...(named > 0 ? [svgText(rows.name, { x: margin, y: above - 4, size: size.label, weight: 'bold' })] : []),
      ...labelLines.flatMap((lines, row) => placed(lines, row, { x: rounded(marginLeft - 6), anchor: 'end' })),
      ...texts.flatMap((lines, row) => placed(lines, row, { x: rounded(page.width - marginRight + 6), fill: muted })),
      placedFragment(content, rows.name, 0, above, size.tick),
    ],
    bottom: above + height,
  };
}

/** Lines of a label that fit; a name that is too long is broken at its dots. */
function brokenLabel(label: string, size: number, width: number): string[] {
  const words = label
    .split(' ')
    .map((word) => (textWidth(word, size) > width + 1e-6 ? word.replaceAll('.', '. ') : word));
  return wrapText(words.join(' '), size, width + 1e-6).map((line) => shortened(line, size, width));
}

/** As many of the labels, evenly, as fit beside each other. @param spacing between neighbours. */
function fitting(labels: ReadonlyMap<number, string>, spacing: number, size: number): ReadonlyMap<number, string> {
  const needed = widest([...labels.values()], size) + size;
  const every = Math.max(1, Math.ceil(needed / spacing));
  const entries = [...labels];
  // Zero keeps its label.
  const zero =
    Math.max(
      0,
      entries.findIndex(([place]) => place === 0),
    ) % every;
  return new Map(entries.filter((_, i) => i % every === zero));
}

function widest(texts: readonly string[], size: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, size)));
}
