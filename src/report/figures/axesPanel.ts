import * as Plot from '@observablehq/plot';
import { tickIncrement } from 'd3-array';
import { tickLabels } from '../tickLabels.ts';
import { plotFragment } from './plotFragment.ts';

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
  /** Unit of the x axis where its numbers are long or must be grouped; otherwise they are shown as they are. */
  readonly xUnit?: string;
}

/** Light lines behind the marks. */
export const gridLine = { stroke: '#D9D9D9', strokeOpacity: 1, strokeWidth: 0.5 } as const;

/** Grid, marks and both axes. @param yTicks the first and the last are the ends of the y axis. */
export function axesPanel(frame: PanelFrame, yTicks: readonly number[], marks: readonly Plot.Markish[]): string {
  const spacing = (frame.height - frame.marginTop - frame.marginBottom) / (yTicks.length - 1);
  // On a low panel every other line goes without a number.
  const every = spacing < 1.1 * frame.fontSize ? 2 : 1;
  const yTexts = tickLabels(yTicks, frame.unit);
  const labels = new Map(yTexts.map((label, i) => [yTicks[i], i % every === 0 ? label : '']));
  const xTexts = tickLabels(frame.xTicks, frame.xUnit ?? '');
  const xLabels = new Map(
    xTexts.map((label, i) => [frame.xTicks[i], frame.xUnit === undefined ? label.replace(/,/g, '') : label]),
  );
  return plotFragment({
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
      Plot.gridX(frame.xTicks, gridLine),
      Plot.gridY(yTicks, gridLine),
      ...marks,
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
}

/**
 * Three to six round ticks whose first and last enclose all that is drawn. Zero belongs to the axis when it costs less
 * than half of the height; otherwise small changes would drown. Where nothing changes, it belongs there too.
 */
export function ticksAround(drawn: readonly number[]): number[] {
  const values = drawn.filter(Number.isFinite);
  let low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  let high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  if (values.length === 0) [low, high] = [0, 1];
  const isConstant = low === high;
  if (low > 0 && (low < 0.5 * high || isConstant)) low = 0;
  if (high < 0 && (high > 0.5 * low || isConstant)) high = 0;
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
