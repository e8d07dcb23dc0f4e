import * as Plot from '@observablehq/plot';
import { svgText, textWidth } from '../svgText.ts';
import { tickLabels } from '../tickLabels.ts';
import { unitSuffix } from '../unitSuffix.ts';
import { ticksAround } from './axesPanel.ts';
import { cividis } from './cividis.ts';
import { type DrawnPart, type FigurePage, type FigureText, figurePage, rounded } from './figurePage.ts';
import type { FigureStyle } from './figureStyle.ts';
import { placedFragment, plotFragment } from './plotFragment.ts';
import { seriesColours } from './seriesColours.ts';
import { xyPanel } from './xyPanel.ts';

/** A mean with its 95 % interval, at a place. */
export interface MapCell {
  readonly x: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** One outcome over two things that vary. */
export interface MapData extends FigureText {
  readonly outcome: { readonly label: string; readonly unit: string };
  readonly x: { readonly label: string; readonly unit: string };
  readonly by: { readonly label: string; readonly unit: string };
  /** One a value of `by`, in its order: its text, and cells in the order of `x`. */
  readonly rows: readonly { readonly text: string; readonly cells: readonly MapCell[] }[];
}

/** More lines than this are hard to tell apart. */
const mostLines = 5;

/**
 * An outcome over two things that vary: lines with bands over one, a line for each value of the other; where these are
 * more than five, and each has one value at the same places, a heat map with the numbers in its cells.
 *
 * @throws RangeError where there is no cell, or there are more lines than colours.
 */
export function mapFigure(data: MapData, style: FigureStyle): string {
  const { rows } = data;
  if (!rows.some(({ cells }) => cells.length > 0)) throw new RangeError('a map needs a cell');
  const [places] = rows.map(({ cells }) => cells.map(({ x }) => x).join(' '));
  const isGrid =
    rows.every(({ cells }) => cells.map(({ x }) => x).join(' ') === places) &&
    new Set(rows[0].cells.map(({ x }) => x)).size === rows[0].cells.length;
  const isHeatMap = isGrid && rows.length > mostLines;
  if (!isHeatMap && rows.length > seriesColours.length) throw new RangeError(`more than ${seriesColours.length} lines`);
  return figurePage(data, style, (page, top) => (isHeatMap ? heatMap : lines)(data, page, top + 2));
}

function lines({ rows, outcome, x, by }: MapData, page: FigurePage, top: number): DrawnPart {
  const cells = rows.flatMap((row) => row.cells);
  const places = cells.map((cell) => cell.x);
  const drawn = cells.flatMap(({ mean, low, high }) => [mean, low, high]);
  const shown = rows.flatMap(({ text, cells: ofRow }, i) =>
    ofRow.length === 0 ? [] : [{ text, ofRow, colour: seriesColours[i] }],
  );
  const note = `Lines: ${by.label}${unitSuffix(by.unit)}`;
  const panel = xyPanel(
    {
      name: `${outcome.label}${unitSuffix(outcome.unit)}`,
      left: 0,
      top: top + page.size.label + 3,
      width: page.width,
      plotHeight: 1.5 * page.panelHeight,
      xLabel: `${x.label}${unitSuffix(x.unit)}`,
      xUnit: x.unit,
      xDomain: [Math.min(...places), Math.max(...places)],
      yUnit: outcome.unit,
      yTicks: ticksAround(drawn),
      ends: shown.map(({ text, ofRow, colour }) => ({ text, colour, y: ofRow[ofRow.length - 1].mean })),
    },
    page,
    shown.flatMap(({ ofRow, colour }) => [
      Plot.areaY(ofRow, { x: 'x', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.2 }),
      Plot.lineY(ofRow, { x: 'x', y: 'mean', stroke: colour, strokeWidth: 1.6 }),
      Plot.dot(ofRow, { x: 'x', y: 'mean', r: 2, fill: colour }),
    ]),
  );
  const { margin, size } = page;
  return {
    parts: [svgText(note, { x: margin, y: top + size.label + 2, size: size.label }), ...panel.parts],
    bottom: panel.bottom,
  };
}

function heatMap({ rows, outcome, x, by }: MapData, page: FigurePage, top: number): DrawnPart {
  const { margin, size } = page;
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map((cell) => cell.x)))].sort((a, b) => a - b);
  const means = rows.flatMap(({ cells }) => cells.map(({ mean }) => mean)).filter(Number.isFinite);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const named = size.label + 9;
  const left = Math.ceil(margin + Math.max(...rows.map(({ text }) => textWidth(text, size.tick))) + 6);
  const right = margin + 2;
  const cellWidth = (page.width - left - right) / columns.length;
  const cellHeight = Math.min(22, Math.max(size.tick + 5, cellWidth));
  const height = rows.length * cellHeight;
  const cells = rows.flatMap(({ cells: ofRow }, row) =>
    ofRow.flatMap((cell) => (Number.isFinite(cell.mean) ? [{ ...cell, row }] : [])),
  );
  const content = plotFragment({
    width: page.width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: 0,
    marginBottom: 0,
    x: { type: 'band', domain: columns, axis: null, padding: 0 },
    // The greatest value stands on top.
    y: { type: 'band', domain: rows.map((_, row) => row).reverse(), axis: null, padding: 0 },
    marks: [Plot.cell(cells, { x: 'x', y: 'row', fill: ({ mean }: MapCell) => cividis(mean, low, high), inset: 0.25 })],
  });
  const texts = valueTexts(cells.map(({ mean }) => mean));
  const fits = Math.max(...texts.map((text) => textWidth(text, size.tick))) <= cellWidth - 2;
  const yOf = (row: number): number =>
    rounded(top + 2 * named + (rows.length - row - 0.5) * cellHeight + 0.35 * size.tick);
  const xOf = (value: number): number => rounded(left + (columns.indexOf(value) + 0.5) * cellWidth);
  const xTexts = columnLabels(columns, x.unit, cellWidth, size.tick);
  const bottom = top + 2 * named + height;
  const scale = colourKey(low, high, outcome.unit, page, bottom + 2 * size.label + 12);
  return {
    parts: [
      svgText(`${outcome.label}${unitSuffix(outcome.unit)}`, {
        x: margin,
        y: top + size.label + 4,
        size: size.label,
        weight: 'bold',
      }),
      svgText(`Rows: ${by.label}${unitSuffix(by.unit)}`, {
        x: margin,
        y: top + named + size.label + 2,
        size: size.label,
      }),
      placedFragment(content, outcome.label, 0, top + 2 * named, size.tick),
      ...rows.map(({ text }, row) => svgText(text, { x: left - 5, y: yOf(row), size: size.tick, anchor: 'end' })),
      ...(fits
        ? cells.map(({ x: at, mean, row }, i) =>
            svgText(texts[i], {
              x: xOf(at),
              y: yOf(row),
              size: size.tick,
              anchor: 'middle',
              // Not black and white, which change places on a dark page: cells do not.
              fill: (mean - low) / (high - low || 1) > 0.55 ? '#111111' : '#FEFEFE',
            }),
          )
        : []),
      ...xTexts.map(({ value, text }) =>
        svgText(text, { x: xOf(value), y: rounded(bottom + size.tick + 3), size: size.tick, anchor: 'middle' }),
      ),
      svgText(`${x.label}${unitSuffix(x.unit)}`, {
        x: rounded((left + page.width - right) / 2),
        y: rounded(bottom + size.tick + size.label + 6),
        size: size.label,
        anchor: 'middle',
      }),
      ...scale.parts,
    ],
    bottom: scale.bottom,
  };
}

/** The colours from lowest to highest, with both numbers. */
function colourKey(low: number, high: number, unit: string, page: FigurePage, top: number): DrawnPart {
  const { margin, size } = page;
  const [from, to] = valueTexts([low, high]).map((text) => `${text}${unit === '%' ? ' %' : ''}`);
  const x = margin + textWidth(from, size.tick) + 4;
  const shades = 24;
  const width = Math.min(120, page.width / 3) / shades;
  const bars = Array.from(
    { length: shades },
    (_, i) =>
      `<rect x="${rounded(x + i * width)}" y="${rounded(top)}" width="${rounded(width + 0.2)}" height="${size.tick}" fill="${cividis(i, 0, shades - 1)}"/>`,
  );
  const y = rounded(top + size.tick - 1);
  return {
    parts: [
      svgText(from, { x: margin, y, size: size.tick }),
      ...bars,
      svgText(to, { x: rounded(x + shades * width + 4), y, size: size.tick }),
    ],
    bottom: top + size.tick,
  };
}

/** Texts of equal decimals, three digits of the largest. */
function valueTexts(values: readonly number[]): string[] {
  const largest = Math.max(...values.map(Math.abs));
  const exponent = Number(largest.toExponential(2).split('e')[1]);
  const decimals = Math.max(0, Math.min(6, 2 - exponent));
  return values.map((value) => value.toFixed(decimals));
}

function columnLabels(columns: readonly number[], unit: string, cellWidth: number, size: number) {
  const evenly = columns.every(
    (value, i) => i < 2 || Math.abs(value - 2 * columns[i - 1] + columns[i - 2]) < 1e-9 * Math.abs(value),
  );
  const texts = evenly ? tickLabels(columns, unit) : columns.map((value) => String(Number(value.toPrecision(4))));
  const widest = Math.max(...texts.map((text) => textWidth(text, size)));
  const every = Math.max(1, Math.ceil((widest + 3) / cellWidth));
  return columns.flatMap((value, i) => (i % every === 0 ? [{ value, text: texts[i] }] : []));
}
