import { ticks as niceTicks } from 'd3-array';
import { figurePanel } from './figurePanel.ts';
import type { PanelFrame } from './figures/axesPanel.ts';
import {
  type DrawnPart,
  type FigurePage,
  type FigureText,
  figurePage,
  type LegendKey,
  legendKeys,
  muted,
} from './figures/figurePage.ts';
import { type FigureStyle, printStyle } from './figures/figureStyle.ts';
import { placedFragment } from './figures/plotFragment.ts';
import { svgText } from './svgText.ts';
import { unitSuffix } from './unitSuffix.ts';

/** What a time series figure shows. All arrays have the length of `x`; a value that is not finite leaves a gap. */
export interface FigureInput extends FigureText {
  readonly xLabel: string;
  readonly x: readonly number[];
  readonly legend: readonly LegendKey[];
  /** Headings of levels and changes. */
  readonly columns: readonly [string, string];
  /** Top to bottom; all panels share the x axis. */
  readonly rows: readonly FigureRow[];
}

/** One quantity: its levels, and its changes in per cent, which may be none, or else the levels of another quantity. */
export interface FigureRow {
  readonly label: string;
  readonly unit: string;
  readonly left: readonly FigureLine[];
  readonly right: readonly FigureLine[];
  /** What stands at the right; absent: the changes. */
  readonly other?: { readonly label: string; readonly unit: string };
}

/** A mean between two quantiles. */
export interface FigureLine {
  readonly colour: string;
  readonly dashed: boolean;
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** A narrower band within that one; absent: none. */
  readonly innerLow?: readonly number[];
  readonly innerHigh?: readonly number[];
}

const panelLabelHeight = 18;

/**
 * Small multiples of time series: a row a quantity, one line with a band a scenario. Levels stand at the left and
 * changes at the right, or, on a narrow page, one below the other.
 *
 * @throws RangeError if there is no row or no line, or an array's length does not fit.
 */
export function timeSeriesFigure(input: FigureInput, style: FigureStyle = printStyle): string {
  requireShape(input);
  return figurePage(input, style, (page, top) => {
    const keys = legendKeys(input.legend, page, top + 6);
    const hasChanges = input.rows.some(({ right }) => right.length > 0);
    const columns: Column[] = hasChanges ? ['left', 'right'] : ['left'];
    const groups: Column[][] = page.widthMm === 85 || !hasChanges ? columns.map((one) => [one]) : [columns];
    const parts = [...keys.parts];
    let { bottom } = keys;
    for (const group of groups) {
      const drawn = panelStack(input, group, page, bottom);
      parts.push(...drawn.parts);
      bottom = drawn.bottom;
    }
    return { parts, bottom };
  });
}

type Column = 'left' | 'right';

/** Some of the columns beside each other, over a common x axis. */
function panelStack(input: FigureInput, columns: readonly Column[], page: FigurePage, top: number): DrawnPart {
  const { margin, size } = page;
  const { xDomain, xTicks } = xAxis(input.x);
  const width = Math.floor(page.width / columns.length);
  const parts = columns.flatMap((column, i) => {
    const text = input.columns[column === 'left' ? 0 : 1];
    return text === '' ? [] : [svgText(text, { x: margin + i * width, y: top + 12, size: size.label, fill: muted })];
  });
  let y = top + (parts.length > 0 ? 16 : 2);
  input.rows.forEach((row, index) => {
    const isLast = index === input.rows.length - 1;
    const frame: PanelFrame = {
      unit: row.unit,
      width,
      height: panelLabelHeight + page.plotHeight + (isLast ? 18 : 6),
      marginLeft: page.plotLeft,
      marginRight: page.plotRight,
      marginTop: panelLabelHeight + 4,
      marginBottom: isLast ? 18 : 6,
      fontSize: size.tick,
      xDomain,
      xTicks,
      xLabelled: isLast,
    };
    columns.forEach((column, i) => {
      if (row[column].length === 0) return;
      const { label, unit } = column === 'left' ? row : (row.other ?? { label: row.label, unit: '%' });
      const name = `${label}${unitSuffix(unit)}`;
      const lines = row[column].map((line) => ({ ...line, x: input.x }));
      parts.push(panel(name, figurePanel(lines, { ...frame, unit }), page, i * width, y));
    });
    y += frame.height;
  });
  parts.push(svgText(input.xLabel, { x: page.width / 2, y: y + 10, size: size.label, anchor: 'middle' }));
  return { parts, bottom: y + 11 };
}

function panel(name: string, content: string, { margin, size }: FigurePage, left: number, top: number): string {
  return [
    svgText(name, { x: margin + left, y: top + 13, size: size.label, weight: 'bold' }),
    placedFragment(content, name, left, top, size.tick),
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
