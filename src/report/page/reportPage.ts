import { readableInterval } from '../readableNumber.ts';
import { escapeXml } from '../svgText.ts';
import type { EstimateTable } from '../tables/estimateTable.ts';
import { htmlTable } from './htmlTable.ts';
import { pageStyle } from './pageStyle.ts';

/** A picture of the page. */
export interface PageFigure {
  readonly caption: string;
  /** A whole SVG document. */
  readonly svg: string;
}

/** A parameter as the page lists it, all as text. */
export interface PageParameter {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly meaning: string;
  readonly source: string;
}

/** What the report page tells. */
export interface PageInput {
  readonly name: string;
  readonly question: string;
  /** One line under the title: model, versions, size. */
  readonly summary: string;
  readonly table: EstimateTable;
  /** What was left out of the table; empty where nothing was. */
  readonly tableNote: string;
  readonly figures: readonly PageFigure[];
  /** Design in a few words, label and text. */
  readonly design: readonly (readonly [string, string])[];
  readonly varied: readonly PageParameter[];
  readonly fixed: readonly PageParameter[];
  /** Commands that make the results again. */
  readonly commands: readonly string[];
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  readonly warnings: readonly string[];
}

/**
 * The report of an experiment as one HTML page that needs nothing from the network: question, results, figures, design,
 * parameters with sources, and how to make it again. The same input gives the same bytes.
 */
export function reportPage(input: PageInput): string {
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(`${input.name}: ${input.question}`)}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${escapeXml(input.question === '' ? input.name : input.question)}</h1>`,
    `<p class="muted">${escapeXml(input.summary)}</p></header>`,
    '<main>',
    section('Results', results(input)),
    section('Design', design(input)),
    section('Parameters', parameters(input)),
    section('Make it again', again(input)),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

function section(title: string, body: string): string {
  const id = title.toLowerCase().replaceAll(' ', '-');
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${body}\n</section>`;
}

function results({ table, tableNote, figures, warnings }: PageInput): string {
  const { parameters, points, columns } = table;
  const unit = (of: string, isPercent: boolean): string => (isPercent || of === '1' || of === '-' ? '' : ` (${of})`);
  const head = ['point', ...parameters, ...columns.map((column) => column.name + unit(column.unit, column.isPercent))];
  const rows = points.map(({ point, values }, row) => [
    String(point),
    ...values,
    ...columns.map(({ estimates, isPercent }) => {
      const estimate = estimates[row];
      if (estimate === null || estimate === undefined) return 'counterfactual';
      return readableInterval(estimate.mean, estimate.ciLow, estimate.ciHigh, isPercent);
    }),
  ]);
  const numeric = new Set(columns.map((_, i) => 1 + parameters.length + i));
  return [
    ...warnings.map((text) => `<p><strong>Warning:</strong> ${escapeXml(text)}</p>`),
    ...(columns.length === 0
      ? ['<p>The experiment names no outcomes to show; they are all in runs.csv.</p>']
      : [
          htmlTable(
            'Mean over the runs with its 95 % confidence interval; changes are against the counterfactual.',
            head,
            rows,
            numeric,
          ),
        ]),
    ...(tableNote === '' ? [] : [`<p class="muted">${escapeXml(tableNote)}</p>`]),
    ...figures.map(
      ({ caption, svg }) => `<figure>${image(svg)}<figcaption>${escapeXml(caption)}</figcaption></figure>`,
    ),
  ].join('\n');
}

/** A picture is one image with a title: labels of its parts are not allowed inside of it. */
function image(svg: string): string {
  return svg.replaceAll(/ aria-label="[^"]*"/g, '');
}

function design({ design: facts, varied }: PageInput): string {
  const list = facts.map(([label, text]) => `<dt>${escapeXml(label)}</dt><dd>${escapeXml(text)}</dd>`).join('\n');
  return `<dl>\n${list}\n</dl>\n${varied.length === 0 ? '' : parameterTable('What varies', varied)}`;
}

function parameters({ fixed }: PageInput): string {
  const count = `${fixed.length} parameters that are the same at all points`;
  return `<details open><summary>${count}</summary>\n${parameterTable(count, fixed)}\n</details>`;
}

function parameterTable(caption: string, rows: readonly PageParameter[]): string {
  return htmlTable(
    caption,
    ['parameter', 'value', 'unit', 'meaning', 'source'],
    rows.map(({ name, value, unit, meaning, source }) => [name, value, unit, meaning, source]),
  );
}

function again({ commands, files }: PageInput): string {
  const rows = files.map(({ path, bytes, sha256 }) => [path, String(bytes), sha256]);
  return [
    `<pre><code>${commands.map(escapeXml).join('\n')}</code></pre>`,
    htmlTable('Files of the results', ['file', 'bytes', 'SHA-256'], rows, new Set([1])),
  ].join('\n');
}
