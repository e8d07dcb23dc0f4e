import * as Plot from '@observablehq/plot';
import { axesPanel, type PanelFrame, ticksAround } from './figures/axesPanel.ts';

/** One line with its band, as a panel draws it. Arrays run along `x`; a value that is not finite leaves a gap. */
export interface PanelSeries {
  readonly colour: string;
  readonly dashed: boolean;
  readonly x: readonly number[];
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** A narrower band within that one; absent: none. */
  readonly innerLow?: readonly number[];
  readonly innerHigh?: readonly number[];
}

/** The content of one panel: grid, axes, bands, lines. An SVG fragment without an `svg` element around it. */
export function figurePanel(series: readonly PanelSeries[], frame: PanelFrame): string {
  const yTicks = ticksAround(series.flatMap(({ mean, low, high }) => [...mean, ...low, ...high]));
  return axesPanel(frame, yTicks, [
    ...series.flatMap(({ innerLow, innerHigh, ...one }) => [
      band(one),
      ...(innerLow === undefined || innerHigh === undefined ? [] : [band({ ...one, low: innerLow, high: innerHigh })]),
    ]),
    // Dashed lines go on top: where two lines coincide, both stay visible.
    ...series.filter((one) => !one.dashed).map((one) => line(one)),
    ...series.filter((one) => one.dashed).map((one) => line(one)),
  ]);
}

function band({ x, low, high, colour, dashed }: PanelSeries) {
  return Plot.areaY(x, {
    x,
    y1: low,
    y2: high,
    fill: colour,
    fillOpacity: dashed ? 0.14 : 0.2,
  });
}

function line({ x, mean, colour, dashed }: PanelSeries) {
  return Plot.lineY(x, {
    x,
    y: mean,
    stroke: colour,
    strokeWidth: dashed ? 1.1 : 1.6,
    strokeLinecap: 'butt',
    ...(dashed ? { strokeDasharray: '4,2.5' } : {}),
  });
}
