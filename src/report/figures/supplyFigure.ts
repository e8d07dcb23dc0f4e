import * as Plot from '@observablehq/plot';
import { okabeIto } from '../okabeIto.ts';
import { readableNumber } from '../readableNumber.ts';
import { svgText } from '../svgText.ts';
import { unitSuffix } from '../unitSuffix.ts';
import { ticksAround } from './axesPanel.ts';
import { type FigureText, figurePage, legendKeys, muted } from './figurePage.ts';
import type { FigureStyle } from './figureStyle.ts';
import { seriesColours } from './seriesColours.ts';
import { xyPanel } from './xyPanel.ts';

/** A supply curve at one or more moments. */
export interface SupplyData extends FigureText {
  readonly amount: { readonly label: string; readonly unit: string };
  /** What a unit must be paid to be supplied. */
  readonly level: { readonly label: string; readonly unit: string };
  /** Name of the level in force. */
  readonly nowLabel: string;
  /** From left to right within a level, at most seven. */
  readonly groups: readonly string[];
  readonly moments: readonly SupplyMoment[];
}

/** The pieces that could be supplied at one moment. */
export interface SupplyMoment {
  readonly name: string;
  readonly now: number;
  readonly pieces: readonly SupplyPiece[];
}

/** A piece is supplied where the level is at least its own. */
export interface SupplyPiece {
  readonly amount: number;
  readonly level: number;
  /** Place in `groups`. */
  readonly group: number;
}

const steps = 120;
/** The dearest pieces, of which next to nothing exists, would squeeze all others. */
const shownShare = 0.995;

/**
 * Supply curves, cumulative amount over the level that pays for it, with the groups that make it up as areas and the
 * level in force as a dashed line.
 *
 * @throws RangeError where a moment has no piece, or there are more groups than colours.
 */
export function supplyFigure(data: SupplyData, style: FigureStyle): string {
  if (data.groups.length > seriesColours.length) throw new RangeError(`more than ${seriesColours.length} groups`);
  if (data.moments.length === 0 || data.moments.some(({ pieces }) => pieces.length === 0))
    throw new RangeError('a supply curve needs a piece');
  const highest = Math.max(...data.moments.map((moment) => Math.max(1.1 * moment.now, shownLevel(moment))));
  const yTicks = ticksAround([0, highest]);
  const most = Math.max(...data.moments.map(({ pieces }) => pieces.reduce((sum, { amount }) => sum + amount, 0)));
  return figurePage(data, style, (page, top) => {
    const used = data.groups.flatMap((name, group) =>
      data.moments.some(({ pieces }) => pieces.some((piece) => piece.group === group)) ? [{ name, group }] : [],
    );
    const keys = legendKeys(
      used.map(({ name, group }) => ({ name, colour: seriesColours[group], dashed: false, filled: true })),
      page,
      top + 6,
    );
    const across = page.widthMm === 85 ? 1 : Math.min(2, data.moments.length);
    const width = Math.floor(page.width / across);
    const parts = [...keys.parts];
    let { bottom } = keys;
    data.moments.forEach((moment, i) => {
      const left = (i % across) * width;
      const at = bottom;
      const levels = Array.from({ length: steps + 1 }, (_, step) => (step / steps) * yTicks[yTicks.length - 1]);
      const sums = cumulated(moment, levels, data.groups.length);
      const panel = xyPanel(
        {
          name: `${data.level.label}${unitSuffix(data.level.unit)}`,
          left,
          top: at,
          width,
          plotHeight: 1.15 * page.panelHeight,
          xLabel: `${data.amount.label}, ${moment.name}${unitSuffix(data.amount.unit)}`,
          xUnit: data.amount.unit,
          xDomain: [0, most],
          yUnit: data.level.unit,
          yTicks,
          ends: [],
        },
        page,
        [
          ...used.map(({ group }) =>
            Plot.areaX(levels, {
              y: levels,
              x1: sums.map((row) => row[group]),
              x2: sums.map((row) => row[group + 1]),
              fill: seriesColours[group],
              stroke: '#FFFFFF',
              strokeWidth: 0.4,
            }),
          ),
          Plot.ruleY([moment.now], { stroke: okabeIto.black, strokeWidth: 1, strokeDasharray: '4,2.5' }),
        ],
      );
      parts.push(...panel.parts);
      // Beside the panel's name nothing else stands: the level in force is told below the axis.
      const text = `Dashed: ${data.nowLabel} ${readableNumber(Number(moment.now.toPrecision(3)))} ${data.level.unit}`;
      const { margin, size } = page;
      const y = panel.bottom + size.label;
      parts.push(svgText(text, { x: left + margin, y, size: size.tick, fill: muted }));
      if (i % across === across - 1 || i === data.moments.length - 1) bottom = y + 6;
    });
    return { parts, bottom };
  });
}

/** The level at which all but the dearest pieces are supplied. */
function shownLevel({ pieces }: SupplyMoment): number {
  const total = pieces.reduce((sum, { amount }) => sum + amount, 0);
  let sum = 0;
  for (const { amount, level } of pieces.toSorted((a, b) => a.level - b.level)) {
    sum += amount;
    if (sum >= shownShare * total) return level;
  }
  return Math.max(...pieces.map(({ level }) => level));
}

/** For each level, the sums over the groups before each group, and over all. */
function cumulated({ pieces }: SupplyMoment, levels: readonly number[], groups: number): number[][] {
  const sorted = pieces.toSorted((a, b) => a.level - b.level);
  const amounts = new Array<number>(groups).fill(0);
  let next = 0;
  return levels.map((level) => {
    for (; next < sorted.length && sorted[next].level <= level; next++)
      amounts[sorted[next].group] += sorted[next].amount;
    const sums = [0];
    for (const amount of amounts) sums.push(sums[sums.length - 1] + amount);
    return sums;
  });
}
