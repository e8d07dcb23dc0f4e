import { escapeXml } from '../svgText.ts';
import { pageStyle } from './pageStyle.ts';

/** Marks the pages of this program. */
export const generator = '<meta name="generator" content="hashshift">';

/** What every page has. */
export interface HtmlPage {
  /** In the window's title bar. */
  readonly title: string;
  readonly heading: string;
  /** One line under the heading. */
  readonly summary: string;
  /** Headings with their content, which is HTML. */
  readonly sections: readonly (readonly [title: string, body: string])[];
}

/** A whole HTML document that needs nothing from the network. The same input gives the same bytes. */
export function htmlPage({ title, heading, summary, sections }: HtmlPage): string {
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    generator,
    `<title>${escapeXml(title)}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${escapeXml(heading)}</h1>`,
    `<p class="muted">${escapeXml(summary)}</p></header>`,
    '<main>',
    ...sections.map(([name, body]) => section(name, body)),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

function section(title: string, body: string): string {
  const id = title.toLowerCase().replaceAll(' ', '-');
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${body}\n</section>`;
}
