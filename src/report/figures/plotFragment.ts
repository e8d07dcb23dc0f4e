import * as Plot from '@observablehq/plot';
import { DOMParser } from 'linkedom';
import { escapeXml } from '../svgText.ts';

/**
 * A plot as the content of an SVG element: no `svg` element around it, and without Plot's style sheet, which makes a
 * picture follow the width of a web page and would reach into other pictures on that page.
 */
export function plotFragment(options: Plot.PlotOptions): string {
  const document = new DOMParser().parseFromString('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml');
  const svg = Plot.plot({ ...options, document: document as never });
  return svg.innerHTML.replace(/<style>[\s\S]*?<\/style>/, '');
}

/** A fragment moved to its place, with the text size of ticks. @param name for readers who hear the picture. */
export function placedFragment(content: string, name: string, left: number, top: number, tickSize: number): string {
  return `<g transform="translate(${left},${top})" font-size="${tickSize}" text-anchor="middle" fill="#000000" color="#000000" aria-label="${escapeXml(name)}">${content}</g>`;
}
