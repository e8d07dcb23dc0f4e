import * as Plot from '@observablehq/plot';
import { okabeIto } from '../okabeIto.ts';
import { unitSuffix } from '../unitSuffix.ts';
import { type FigureText, figurePage, legendKeys } from './figurePage.ts';
import type { FigureStyle } from './figureStyle.ts';
import { rowsPanel } from './rowsPanel.ts';

/** How far inputs move an outcome. */
export interface TornadoData extends FigureText {
  readonly outcome: { readonly label: string; readonly unit: string };
  /** Mean over all points. */
  readonly centre: number;
  /** What the ends of an input are, for the legend: lowest and highest. */
  readonly ends: readonly [string, string];
  readonly bars: readonly TornadoBar[];
}

/** The outcome at both ends of an input. */
export interface TornadoBar {
  readonly input: string;
  /** What the input is there, shown at the right. */
  readonly range: string;
  readonly low: number;
  readonly high: number;
}

/**
 * A tornado: for each input a bar from the outcome where the input is low to that where it is high, the longest on top,
 * around the mean of all.
 *
 * @throws RangeError where there is no bar.
 */
export function tornadoFigure(data: TornadoData, style: FigureStyle): string {
  if (data.bars.length === 0) throw new RangeError('a tornado needs an input');
  const sorted = data.bars.toSorted((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
  const halves = sorted.flatMap(({ low, high }, row) => [
    { row, value: low, colour: okabeIto.blue },
    { row, value: high, colour: okabeIto.orange },
  ]);
  // Where both ends lie on one side, the farther one is drawn first, and the nearer one stays visible.
  halves.sort((a, b) => a.row - b.row || Math.abs(b.value - data.centre) - Math.abs(a.value - data.centre));
  return figurePage(data, style, (page, top) => {
    const keys = legendKeys(
      data.ends.map((name, i) => ({
        name,
        colour: i === 0 ? okabeIto.blue : okabeIto.orange,
        dashed: false,
        filled: true,
      })),
      page,
      top + 6,
    );
    const rows = rowsPanel(
      {
        name: `${data.outcome.label}${unitSuffix(data.outcome.unit)}`,
        labels: sorted.map(({ input }) => input),
        texts: sorted.map(({ range }) => range),
        unit: data.outcome.unit,
        drawn: [...halves.map(({ value }) => value), data.centre],
      },
      page,
      keys.bottom,
      [
        Plot.barX(halves, {
          x1: data.centre,
          x2: 'value',
          y: 'row',
          fill: (half: { colour: string }) => half.colour,
        }),
        Plot.ruleX([data.centre], { stroke: okabeIto.black, strokeWidth: 0.75 }),
      ],
    );
    return { parts: [...keys.parts, ...rows.parts], bottom: rows.bottom };
  });
}
