import * as Plot from '@observablehq/plot';
import { tickIncrement } from 'd3-array';
import { DOMParser } from 'linkedom';
import { tickLabels } from './tickLabels.ts';

/** One line with its band, as a panel draws it. Arrays run along `x`; a value that is not finite leaves a gap. */
export interface PanelSeries {
  readonly colour: string;
  readonly dashed: boolean;
  readonly x: readonly number[];
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The frame of a panel. Lengths in points; the panels of a figure share all but the unit. */
export interface PanelFrame {
  readonly unit: string;
  readonly width: number;
  readonly height: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly marginTop: number;
  readonly marginBottom: number;
  readonly fontSize: number;
  readonly xDomain: readonly [number, number];
  readonly xTicks: readonly number[];
  /** Only the lowest panel of a stack names its x ticks. */
  readonly xLabelled: boolean;
}

/** The content of one panel: grid, axes, bands, lines. An SVG fragment without an `svg` element around it. */
export function figurePanel(series: readonly PanelSeries[], frame: PanelFrame): string {
  const yTicks = ticksAround(series);
  const labels = new Map(tickLabels(yTicks, frame.unit).map((label, i) => [yTicks[i], label]));
  const xLabels = new Map(tickLabels(frame.xTicks, '').map((label, i) => [frame.xTicks[i], label.replace(/,/g, '')]));
  const document = new DOMParser().parseFromString('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml');
  const grid = { stroke: '#D9D9D9', strokeOpacity: 1, strokeWidth: 0.5 };
  const svg = Plot.plot({
    document: document as never,
    width: frame.width,
    height: frame.height,
    marginLeft: frame.marginLeft,
    marginRight: frame.marginRight,
    marginTop: frame.marginTop,
    marginBottom: frame.marginBottom,
    style: { fontSize: `${frame.fontSize}px` },
    x: { type: 'linear', domain: frame.xDomain, axis: null },
    y: { type: 'linear', domain: [yTicks[0], yTicks[yTicks.length - 1]], axis: null },
    marks: [
      Plot.gridX(frame.xTicks, grid),
      Plot.gridY(yTicks, grid),
      ...series.map((one) => band(one)),
      // Dashed lines go on top: where two lines coincide, both stay visible.
      ...series.filter((one) => !one.dashed).map((one) => line(one)),
      ...series.filter((one) => one.dashed).map((one) => line(one)),
      Plot.axisY(yTicks, { tickSize: 0, tickPadding: 4, label: null, tickFormat: (tick) => labels.get(tick) ?? '' }),
      Plot.ruleY([yTicks[0]], { stroke: '#4D4D4D', strokeWidth: 0.75 }),
      ...(frame.xLabelled
        ? [
            Plot.axisX(frame.xTicks, {
              tickSize: 4,
              tickPadding: 2,
              label: null,
              tickFormat: (tick) => xLabels.get(tick) ?? '',
            }),
          ]
        : []),
    ],
  });
  // Plot's style sheet makes the picture follow a web page's width and would reach into other pictures on the page.
  return svg.innerHTML.replace(/<style>[\s\S]*?<\/style>/, '');
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

/**
 * Three to six round ticks whose first and last enclose all that is drawn. Zero belongs to the axis when it costs less
 * than half of the height; otherwise small changes would drown.
 */
function ticksAround(series: readonly PanelSeries[]): number[] {
  const values = series.flatMap(({ mean, low, high }) => [...mean, ...low, ...high]).filter(Number.isFinite);
  let low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  let high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  if (values.length === 0) [low, high] = [0, 1];
  if (low > 0 && low < 0.5 * high) low = 0;
  if (high < 0 && high > 0.5 * low) high = 0;
  // Variation below a thousandth of the level is rounding or none; an axis that magnified it would mislead.
  const least = 1e-3 * Math.max(Math.abs(low), Math.abs(high)) || 1;
  if (high - low < least) [low, high] = [low - least / 2, high + least / 2];
  // d3 gives a negative increment for a fraction of one: dividing keeps 0.3 from becoming 0.30000000000000004.
  const increment = tickIncrement(low, high, 4);
  const [times, over] = increment > 0 ? [increment, 1] : [1, -increment];
  const first = Math.floor((low / times) * over + 1e-9);
  const last = Math.ceil((high / times) * over - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => ((first + i) * times) / over);
}
