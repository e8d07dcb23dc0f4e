import { escapeXml } from '../svgText.ts';

/** A picture of a page. */
export interface PageFigure {
  readonly caption: string;
  /** A whole SVG document. */
  readonly svg: string;
}

/** The picture as HTML. It is one image with a title: labels of its parts are not allowed inside of it. */
export function pageFigure({ caption, svg }: PageFigure): string {
  const image = svg.replaceAll(/ aria-label="[^"]*"/g, '');
  return `<figure>${image}<figcaption>${escapeXml(caption)}</figcaption></figure>`;
}
