import * as Plot from '@observablehq/plot';
import { okabeIto } from '../okabeIto.ts';
import { unitSuffix } from '../unitSuffix.ts';
import { ticksAround } from './axesPanel.ts';
import { type DrawnPart, type FigurePage, type FigureText, figurePage, legendKeys } from './figurePage.ts';
import type { FigureStyle } from './figureStyle.ts';
import { rowsPanel } from './rowsPanel.ts';
import { xyPanel } from './xyPanel.ts';

/** A box of PRIM, the way to it, and the points. */
export interface PrimData extends FigureText {
  /** What the cases of interest are. */
  readonly condition: string;
  /** Every step, from all points on; shares of one. */
  readonly steps: readonly { readonly coverage: number; readonly density: number }[];
  /** Place of the box shown among the steps. */
  readonly chosen: number;
  /** Inputs of numbers, those that the box restricts most first. */
  readonly ranges: readonly PrimRange[];
  /** The same of inputs that are no numbers: name and what the box allows. */
  readonly categories: readonly { readonly input: string; readonly allowed: string }[];
  /** Of interest or not, one a point. */
  readonly ofInterest: readonly boolean[];
}

/** Limits of an input in the box, and where all points are. */
export interface PrimRange {
  readonly input: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly least: number;
  readonly most: number;
  /** One a point. */
  readonly values: readonly number[];
}

const isRestricted = ({ low, high, least, most }: PrimRange): boolean => low > least || high < most;

/**
 * Scenario discovery in three pictures: the trade-off of coverage and density with the box chosen; the points over the
 * two most restricted inputs with the box; and the limits of the box within the range of each restricted input.
 *
 * @throws RangeError where there is no such step.
 */
export function primFigure(data: PrimData, style: FigureStyle): string {
  if (data.steps[data.chosen] === undefined) throw new RangeError(`there is no step ${data.chosen}`);
  return figurePage(data, style, (page, top) => {
    const isNarrow = page.widthMm === 85;
    const keys = legendKeys(
      [
        { name: data.condition, colour: okabeIto.vermilion, dashed: false, filled: true },
        { name: 'other points', colour: okabeIto.grey, dashed: false, filled: true },
        { name: 'box', colour: okabeIto.blue, dashed: false },
      ],
      page,
      top + 6,
    );
    const width = isNarrow ? page.width : Math.floor(page.width / 2);
    const trade = tradeOff(data, page, 0, keys.bottom, width);
    const points = scatter(data, page, isNarrow ? 0 : width, isNarrow ? trade.bottom : keys.bottom, width);
    const limits = box(data, page, Math.max(trade.bottom, points.bottom) + 4);
    return { parts: [...keys.parts, ...trade.parts, ...points.parts, ...limits.parts], bottom: limits.bottom };
  });
}

function tradeOff({ steps, chosen }: PrimData, page: FigurePage, left: number, top: number, width: number): DrawnPart {
  const shown = steps.map(({ coverage, density }) => ({ coverage: 100 * coverage, density: 100 * density }));
  return xyPanel(
    {
      name: 'Density (%)',
      left,
      top,
      width,
      plotHeight: page.panelHeight,
      xLabel: 'Coverage (%)',
      xDomain: [0, 100],
      yUnit: '%',
      yTicks: ticksAround([0, 100]),
      ends: [],
    },
    page,
    [
      Plot.line(shown, { x: 'coverage', y: 'density', stroke: okabeIto.grey, strokeWidth: 0.8 }),
      Plot.dot(shown, { x: 'coverage', y: 'density', r: 1.8, fill: okabeIto.grey }),
      Plot.dot([shown[chosen]], { x: 'coverage', y: 'density', r: 4, fill: okabeIto.blue }),
    ],
  );
}

function scatter(data: PrimData, page: FigurePage, left: number, top: number, width: number): DrawnPart {
  const [x, y] = data.ranges;
  if (x === undefined || y === undefined) return { parts: [], bottom: top };
  const points = data.ofInterest.map((isCase, i) => ({ x: x.values[i], y: y.values[i], isCase }));
  return xyPanel(
    {
      name: `${y.input}${unitSuffix(y.unit)}`,
      left,
      top,
      width,
      plotHeight: page.panelHeight,
      xLabel: `${x.input}${unitSuffix(x.unit)}`,
      xUnit: x.unit,
      xDomain: [x.least, x.most],
      yUnit: y.unit,
      yTicks: ticksAround([y.least, y.most]),
      ends: [],
    },
    page,
    [
      Plot.dot(
        points.filter(({ isCase }) => !isCase),
        { x: 'x', y: 'y', r: 1.3, fill: okabeIto.grey, fillOpacity: 0.7 },
      ),
      Plot.dot(
        points.filter(({ isCase }) => isCase),
        { x: 'x', y: 'y', r: 1.8, fill: okabeIto.vermilion },
      ),
      Plot.rect([0], { x1: x.low, x2: x.high, y1: y.low, y2: y.high, stroke: okabeIto.blue, strokeWidth: 1.6 }),
    ],
  );
}

function box({ ranges: all, categories }: PrimData, page: FigurePage, top: number): DrawnPart {
  const ranges = all.filter(isRestricted);
  const rows = ranges.map(({ low, high, least, most }, row) => {
    const share = (value: number): number => (most > least ? (100 * (value - least)) / (most - least) : 50);
    return { row, low: share(low), high: share(high) };
  });
  const number = (value: number): string => String(Number(value.toPrecision(3)));
  return rowsPanel(
    {
      name: 'Limits of the box (% of the range)',
      labels: [
        ...ranges.map(({ input, unit }) => `${input}${unitSuffix(unit)}`),
        ...categories.map(({ input }) => input),
      ],
      texts: [
        ...ranges.map(({ low, high }) => `${number(low)} to ${number(high)}`),
        ...categories.map(({ allowed }) => allowed),
      ],
      unit: '%',
      drawn: [0, 100],
    },
    page,
    top,
    [
      Plot.barX(rows, { x1: 0, x2: 100, y: 'row', fill: '#D9D9D9', insetTop: 3, insetBottom: 3 }),
      Plot.barX(rows, { x1: 'low', x2: 'high', y: 'row', fill: okabeIto.blue }),
    ],
  );
}
