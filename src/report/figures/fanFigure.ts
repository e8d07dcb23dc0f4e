import * as Plot from '@observablehq/plot';
import { okabeIto } from '../okabeIto.ts';
import { textWidth } from '../svgText.ts';
import { unitSuffix } from '../unitSuffix.ts';
import { ticksAround } from './axesPanel.ts';
import { type FigureText, figurePage } from './figurePage.ts';
import type { FigureStyle } from './figureStyle.ts';
import { xyPanel } from './xyPanel.ts';

/** Quantiles over runs along time; a value that is not finite leaves a gap. */
export interface FanData extends FigureText {
  readonly unit: string;
  readonly xLabel: string;
  readonly x: readonly number[];
  /** A panel each, at least one; all have the same axes. */
  readonly fans: readonly Fan[];
}

/** The fan of one scenario: one entry a place of `x`, quantiles 5, 25, 50, 75 and 95 %. */
export interface Fan {
  readonly name: string;
  readonly quantiles: readonly (readonly number[])[];
}

/**
 * Fan charts beside each other on the same axes: the median as a line, the middle half and the middle 90 % of the runs as
 * bands.
 *
 * @throws RangeError if there is no fan or no place.
 */
export function fanFigure(data: FanData, style: FigureStyle): string {
  const { fans, x } = data;
  if (fans.length === 0 || x.length === 0) throw new RangeError('a fan figure needs a fan and an epoch');
  const yTicks = ticksAround(fans.flatMap(({ quantiles }) => quantiles.flat()));
  const xDomain: [number, number] = x.length > 1 ? [x[0], x[x.length - 1]] : [x[0] - 0.5, x[0] + 0.5];
  const text = { ...data, title: `${data.title}${unitSuffix(data.unit)}` };
  return figurePage(text, style, (page, top) => {
    const across = page.widthMm === 85 ? 1 : Math.min(2, fans.length);
    const width = Math.floor(page.width / across);
    const parts: string[] = [];
    let bottom = top + 2;
    let rowTop = bottom;
    fans.forEach(({ name, quantiles }, i) => {
      if (i % across === 0) rowTop = bottom;
      const frame = {
        name: fitting(name, (width - 2 * page.margin) / textWidth('m', page.size.label, 'bold')),
        left: (i % across) * width,
        top: rowTop,
        width,
        plotHeight: 1.2 * page.plotHeight,
        xLabel: data.xLabel,
        xDomain,
        yUnit: data.unit,
        yTicks,
        ends: [],
      };
      const panel = xyPanel(frame, page, [
        Plot.areaY(x, { x, y1: quantiles[0], y2: quantiles[4], fill: okabeIto.blue, fillOpacity: 0.18 }),
        Plot.areaY(x, { x, y1: quantiles[1], y2: quantiles[3], fill: okabeIto.blue, fillOpacity: 0.28 }),
        Plot.lineY(x, { x, y: quantiles[2], stroke: okabeIto.blue, strokeWidth: 1.6, strokeLinecap: 'butt' }),
      ]);
      parts.push(...panel.parts);
      bottom = Math.max(bottom, panel.bottom);
    });
    return { parts, bottom };
  });
}

/** A name cut to a number of characters. */
function fitting(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, Math.floor(most) - 1)}…`;
}
