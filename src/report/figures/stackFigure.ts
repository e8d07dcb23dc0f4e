import * as Plot from '@observablehq/plot';
import { okabeIto } from '../okabeIto.ts';
import { readableNumber } from '../readableNumber.ts';
import { unitSuffix } from '../unitSuffix.ts';
import { ticksAround } from './axesPanel.ts';
import { type DrawnPart, type FigurePage, type FigureText, figurePage } from './figurePage.ts';
import type { FigureStyle } from './figureStyle.ts';
import { rowsPanel } from './rowsPanel.ts';
import { seriesColours } from './seriesColours.ts';
import { xyPanel } from './xyPanel.ts';

/** Parts of a whole over time. */
export interface StackData extends FigureText {
  readonly unit: string;
  readonly xLabel: string;
  readonly x: readonly number[];
  /** Bottom to top, at most seven. The first is the one whose change the waterfall explains. */
  readonly parts: readonly string[];
  /** Name of the sum of the parts. */
  readonly whole: string;
  /** Scenarios beside each other; the waterfall is of the first. */
  readonly scenarios: readonly StackScenario[];
}

/** The parts in one scenario. */
export interface StackScenario {
  readonly name: string;
  /** A value for each place of `x`, for each of the parts; none is negative. */
  readonly values: readonly (readonly number[])[];
}

/**
 * Parts of a whole over time as stacked areas, and a waterfall from the first part at the start to that at the end: what
 * the whole gained, less what the other parts took.
 *
 * @throws RangeError where there is no scenario, or there are more parts than colours.
 */
export function stackFigure(data: StackData, style: FigureStyle): string {
  if (data.scenarios.length === 0) throw new RangeError('a stack needs a scenario');
  if (data.parts.length > seriesColours.length) throw new RangeError(`more than ${seriesColours.length} parts`);
  return figurePage(data, style, (page, top) => {
    const areas = stackPanels(data, page, top + 2);
    const bars = waterfall(data, page, areas.bottom + 6);
    return { parts: [...areas.parts, ...bars.parts], bottom: bars.bottom };
  });
}

function stackPanels(data: StackData, page: FigurePage, top: number): DrawnPart {
  const { scenarios, x, unit } = data;
  const sums = scenarios.flatMap(({ values }) => x.map((_, i) => values.reduce((sum, part) => sum + part[i], 0)));
  const yTicks = ticksAround([0, ...sums]);
  const across = page.widthMm === 85 ? 1 : Math.min(2, scenarios.length);
  const width = Math.floor(page.width / across);
  const parts: string[] = [];
  let bottom = top;
  scenarios.forEach(({ name, values }, i) => {
    const lower = (part: number): number[] =>
      x.map((_, at) => values.slice(0, part).reduce((sum, one) => sum + one[at], 0));
    // A part that is always nothing has no name.
    const shown = data.parts.flatMap((text, part) => (values[part].some((value) => value > 0) ? [{ text, part }] : []));
    const panel = xyPanel(
      {
        name: `${name}${unitSuffix(unit)}`,
        left: (i % across) * width,
        top: i % across === 0 ? bottom : top,
        width,
        plotHeight: page.panelHeight,
        xLabel: data.xLabel,
        xDomain: [x[0], x[x.length - 1]],
        yUnit: unit,
        yTicks,
        ends: shown.map(({ text, part }) => ({
          text,
          colour: seriesColours[part],
          y: lower(part)[x.length - 1] + values[part][x.length - 1] / 2,
        })),
      },
      page,
      shown.map(({ part }) =>
        Plot.areaY(x, {
          x,
          y1: lower(part),
          y2: lower(part + 1),
          fill: seriesColours[part],
          stroke: '#FFFFFF',
          strokeWidth: 0.4,
        }),
      ),
    );
    parts.push(...panel.parts);
    if (i % across === across - 1 || i === scenarios.length - 1) {
      bottom = panel.bottom;
      top = bottom;
    }
  });
  return { parts, bottom };
}

function waterfall({ parts, whole, scenarios, unit, x }: StackData, page: FigurePage, top: number): DrawnPart {
  const [{ values }] = scenarios;
  const last = x.length - 1;
  const change = (part: number): number => values[part][last] - values[part][0];
  const wholeAt = (at: number): number => values.reduce((sum, part) => sum + part[at], 0);
  const sumOfChanges = parts.reduce((sum, _, part) => sum + change(part), 0);
  // What is left of adding and subtracting large numbers is no gain.
  const gain = Math.abs(sumOfChanges) > 1e-9 * wholeAt(last) ? sumOfChanges : 0;
  const decimals = wholeAt(last) >= 1000 ? 0 : wholeAt(last) >= 10 ? 1 : 3;
  const readable = (value: number): string => readableNumber(Number(value.toFixed(decimals)));
  const signed = (value: number): string => {
    const text = readable(Math.abs(value));
    return text === '0' ? text : `${value < 0 ? '\u2212' : '+'}${text}`;
  };
  const others = parts.map((_, part) => part).filter((part) => part > 0 && values[part].some((value) => value > 0));
  const moves = [
    { label: whole, amount: gain, colour: okabeIto.grey },
    ...others.map((part) => ({ label: parts[part], amount: -change(part), colour: seriesColours[part] })),
  ];
  let level = values[0][0];
  const bars = [{ label: `${parts[0]}, start`, from: 0, to: level, colour: seriesColours[0], text: readable(level) }];
  for (const { label, amount, colour } of moves) {
    bars.push({ label, from: level, to: level + amount, colour, text: signed(amount) });
    level += amount;
  }
  bars.push({ label: `${parts[0]}, end`, from: 0, to: level, colour: seriesColours[0], text: readable(level) });
  const rows = bars.map((bar, row) => ({
    ...bar,
    row,
    low: Math.min(bar.from, bar.to),
    high: Math.max(bar.from, bar.to),
  }));
  return rowsPanel(
    {
      name: `From ${parts[0]} at the start to ${parts[0]} at the end${unitSuffix(unit)}`,
      labels: bars.map(({ label }) => label),
      texts: bars.map(({ text }) => text),
      unit,
      drawn: [0, ...bars.map(({ to }) => to)],
    },
    page,
    top,
    [
      Plot.barX(rows, { x1: 'low', x2: 'high', y: 'row', fill: (bar: { colour: string }) => bar.colour }),
      Plot.link(rows.slice(0, -1), {
        x1: 'to',
        x2: 'to',
        y1: 'row',
        y2: (_: unknown, i: number) => i + 1,
        stroke: '#4D4D4D',
        strokeWidth: 0.5,
      }),
    ],
  );
}
