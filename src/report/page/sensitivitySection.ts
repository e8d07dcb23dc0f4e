import { escapeXml } from '../svgText.ts';
import type { SensitivityTable } from '../tables/sensitivityTables.ts';
import { htmlTable } from './htmlTable.ts';
import { type PageFigure, pageFigure } from './pageFigure.ts';

/** What the page tells of the influence of parameters. */
export interface PageSensitivity {
  /** Which method, or why there is none; whole sentences. */
  readonly text: string;
  readonly tables: readonly SensitivityTable[];
  readonly figures: readonly PageFigure[];
  /** Outcomes that could not be analysed, and why. */
  readonly problems: readonly string[];
}

/** The content of the section as HTML. */
export function sensitivitySection({ text, tables, figures, problems }: PageSensitivity): string {
  return [
    `<p>${escapeXml(text)}</p>`,
    ...problems.map((problem) => `<p><strong>Not analysed:</strong> ${escapeXml(problem)}</p>`),
    ...tables.map(({ title, indices, cells }) => {
      const numeric = new Set(indices.map((_, i) => i + 1));
      return htmlTable(title, ['input', ...indices], cells, numeric);
    }),
    ...figures.map(pageFigure),
  ].join('\n');
}
