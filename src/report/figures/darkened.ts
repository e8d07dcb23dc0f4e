import { okabeIto } from '../okabeIto.ts';

/** Colours of a light figure and what stands for them on a dark page. Blue would be too dark there. */
export const darkColours: ReadonlyMap<string, string> = new Map([
  ['#FFFFFF', '#15191E'],
  ['#000000', '#F2F2F2'],
  ['#4D4D4D', '#BDBDBD'],
  ['#D9D9D9', '#3C424A'],
  [okabeIto.grey, '#A6A6A6'],
  [okabeIto.blue, okabeIto.skyBlue],
]);

/** A light figure as it looks on a dark page: the same shapes in other colours. */
export function darkened(svg: string): string {
  // In text a quotation mark is escaped, so only attributes match.
  return svg.replaceAll(/="(#[0-9A-F]{6})"/g, (attribute, colour: string) => {
    const dark = darkColours.get(colour);
    return dark === undefined ? attribute : `="${dark}"`;
  });
}
