import type * as Plot from '@observablehq/plot';
import { ticks as niceTicks } from 'd3-array';
import { shortened, svgText, textWidth } from '../svgText.ts';
import { tickLabels } from '../tickLabels.ts';
import { axesPanel } from './axesPanel.ts';
import { type DrawnPart, type FigurePage, rounded } from './figurePage.ts';
import { placedFragment } from './plotFragment.ts';
import { spreadLabels } from './spreadLabels.ts';

/** Where a panel stands and what its axes enclose. */
export interface XyFrame {
  /** Stands above, with what y is and its unit. */
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly plotHeight: number;
  readonly xLabel: string;
  readonly xUnit?: string;
  readonly xDomain: readonly [number, number];
  readonly yUnit: string;
  /** The first and the last are the ends of the y axis. */
  readonly yTicks: readonly number[];
  /** Names at the right end of what they name, at a height in the unit of y. */
  readonly ends: readonly EndLabel[];
}

/** A name beside the end of a line or an area. */
export interface EndLabel {
  readonly text: string;
  readonly colour: string;
  readonly y: number;
}

/** A panel with both axes named, and names of lines or areas at their right ends, set apart where they would meet. */
export function xyPanel(frame: XyFrame, page: FigurePage, marks: readonly Plot.Markish[]): DrawnPart {
  const { left, top, width, ends, yTicks } = frame;
  const { size } = page;
  const named = size.label + 13;
  const labelWidth = Math.max(0, ...ends.map(({ text }) => textWidth(text, size.tick)));
  const marginRight = ends.length > 0 ? Math.ceil(labelWidth) + 16 + page.margin : page.plotRight + page.margin / 2;
  const yWidth = Math.max(...tickLabels(yTicks, frame.yUnit).map((label) => textWidth(label, size.tick)));
  const marginLeft = Math.ceil(Math.min(page.plotLeft, yWidth + 8)) + page.margin / 2;
  const height = named + frame.plotHeight + 18;
  const content = axesPanel(
    {
      unit: frame.yUnit,
      width,
      height,
      marginLeft,
      marginRight,
      marginTop: named,
      marginBottom: 18,
      fontSize: size.tick,
      xDomain: frame.xDomain,
      xTicks: fittingTicks(frame, width - marginLeft - marginRight, size.tick),
      xLabelled: true,
      ...(frame.xUnit === undefined ? {} : { xUnit: frame.xUnit }),
    },
    yTicks,
    marks,
  );
  const yOf = (value: number): number => {
    const share = (value - yTicks[0]) / (yTicks[yTicks.length - 1] - yTicks[0]);
    return top + named + (1 - share) * frame.plotHeight;
  };
  const range: [number, number] = [top + named + size.tick / 2, top + named + frame.plotHeight - size.tick / 2];
  const places = spreadLabels(
    ends.map(({ y }) => yOf(y)),
    size.tick + 1.5,
    range,
  );
  const x = left + width - marginRight;
  return {
    parts: [
      svgText(shortened(frame.name, size.label, width - page.margin, 'bold'), {
        x: left + page.margin,
        y: top + size.label + 4,
        size: size.label,
        weight: 'bold',
      }),
      placedFragment(content, frame.name, left, top, size.tick),
      ...ends.flatMap(({ text, colour, y }, i) => [
        // From the end of the line to its name.
        `<path d="M${rounded(x + 1)},${rounded(yOf(y))}L${rounded(x + 6)},${rounded(places[i])}h5" fill="none" stroke="${colour}" stroke-width="1.6"/>`,
        svgText(text, { x: rounded(x + 13), y: rounded(places[i] + 0.35 * size.tick), size: size.tick }),
      ]),
      svgText(shortened(frame.xLabel, size.label, width - marginLeft), {
        x: rounded(left + marginLeft + (width - marginLeft - marginRight) / 2),
        y: top + height + size.label,
        size: size.label,
        anchor: 'middle',
      }),
    ],
    bottom: top + height + size.label + 3,
  };
}

/** Round places within the axis, as many as have room for their labels. */
function fittingTicks({ xDomain, xUnit }: XyFrame, width: number, size: number): number[] {
  for (const count of [6, 5, 4, 3, 2]) {
    const places = niceTicks(xDomain[0], xDomain[1], count);
    const widest = Math.max(...tickLabels(places, xUnit ?? '').map((label) => textWidth(label, size)));
    if ((widest + size) * places.length <= width) return places;
  }
  return [...xDomain];
}
