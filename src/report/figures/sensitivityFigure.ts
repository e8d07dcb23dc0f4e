import * as Plot from '@observablehq/plot';
import { readableInterval } from '../readableNumber.ts';
import { unitSuffix } from '../unitSuffix.ts';
import { type FigureText, figurePage, legendKeys } from './figurePage.ts';
import type { FigureStyle } from './figureStyle.ts';
import { rowsPanel } from './rowsPanel.ts';
import { seriesColours } from './seriesColours.ts';

/** Indices of one outcome. */
export interface SensitivityData extends FigureText {
  readonly outcome: string;
  /** Of the indices; `1` for shares. */
  readonly unit: string;
  /** One a bar of an input, at most three; the last one orders the inputs. */
  readonly indices: readonly string[];
  readonly inputs: readonly SensitivityInput[];
}

/** An index an entry, in the order of `indices`. */
export interface SensitivityInput {
  readonly name: string;
  readonly estimates: readonly { readonly value: number; readonly low: number; readonly high: number }[];
}

/**
 * Sensitivity indices as bars with intervals, the input with the largest one on top.
 *
 * @throws RangeError where there is no input.
 */
export function sensitivityFigure(data: SensitivityData, style: FigureStyle): string {
  const { inputs, indices } = data;
  if (inputs.length === 0 || indices.length === 0) throw new RangeError('sensitivity needs an input and an index');
  const last = indices.length - 1;
  const sorted = inputs.toSorted((a, b) => b.estimates[last].value - a.estimates[last].value);
  const bars = sorted.flatMap(({ estimates }, row) =>
    estimates.map((estimate, index) => ({ ...estimate, row, index, colour: seriesColours[index] })),
  );
  return figurePage(data, style, (page, top) => {
    const keys = legendKeys(
      indices.map((name, i) => ({ name, colour: seriesColours[i], dashed: false, filled: true })),
      page,
      top + 6,
    );
    const rowLines = Math.max(1, 0.75 * indices.length);
    const band = 0.8 * rowLines * (page.size.tick + 6);
    // Bars of a row below each other, by insets of the row's band.
    const marks = indices.map((_, index) => {
      const insetTop = (index / indices.length) * band + 0.5;
      const insetBottom = ((indices.length - 1 - index) / indices.length) * band + 0.5;
      const own = bars.filter((bar) => bar.index === index);
      const dy = insetTop + (band - insetTop - insetBottom) / 2 - band / 2;
      return [
        Plot.barX(own, { x1: 0, x2: 'value', y: 'row', fill: seriesColours[index], insetTop, insetBottom }),
        Plot.link(own, { x1: 'low', x2: 'high', y1: 'row', y2: 'row', dy, stroke: '#000000', strokeWidth: 0.9 }),
      ];
    });
    const rows = rowsPanel(
      {
        name: `${data.outcome}${unitSuffix(data.unit)}`,
        labels: sorted.map(({ name }) => name),
        texts: sorted.map(({ estimates }) => {
          const { value, low, high } = estimates[last];
          return page.widthMm === 85 ? '' : readableInterval(value, low, high, false);
        }),
        unit: data.unit,
        drawn: [0, ...bars.flatMap(({ value, low, high }) => [value, low, high])],
        rowLines,
      },
      page,
      keys.bottom,
      marks.flat(),
    );
    return { parts: [...keys.parts, ...rows.parts], bottom: rows.bottom };
  });
}
