import { readableInterval } from '../readableNumber.ts';
import { escapeXml } from '../svgText.ts';
import type { EstimateTable } from '../tables/estimateTable.ts';
import { unitSuffix } from '../unitSuffix.ts';
import { htmlPage } from './htmlPage.ts';
import { htmlTable } from './htmlTable.ts';
import { type PageFigure, pageFigure } from './pageFigure.ts';
import { type PageSensitivity, sensitivitySection } from './sensitivitySection.ts';

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
  /** What was left out of the figures; empty where nothing was. */
  readonly figureNote: string;
  readonly sensitivity: PageSensitivity;
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
 * The report of an experiment as one HTML page that needs nothing from the network: question, results, figures, sensitivity,
 * design,
 * parameters with sources, and how to make it again. The same input gives the same bytes.
 */
export function reportPage(input: PageInput): string {
  return htmlPage({
    title: `${input.name}: ${input.question}`,
    heading: input.question === '' ? input.name : input.question,
    summary: input.summary,
    sections: [
      ['Results', results(input)],
      ['Sensitivity', sensitivitySection(input.sensitivity)],
      ['Design', design(input)],
      ['Parameters', parameters(input)],
      ['Make it again', again(input)],
    ],
  });
}

function results({ table, tableNote, figures, figureNote, warnings }: PageInput): string {
  const { parameters, points, columns } = table;
  const head = ['point', ...parameters, ...columns.map(({ name, unit }) => name + unitSuffix(unit))];
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
    ...figures.map(pageFigure),
    ...(figureNote === '' ? [] : [`<p class="muted">${escapeXml(figureNote)}</p>`]),
  ].join('\n');
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
  const head = ['parameter', 'value', 'unit', 'meaning', 'source'];
  const cells = rows.map(({ name, value, unit, meaning, source }) => [name, value, unit, meaning, source]);
  return `<div class="texts">${htmlTable(caption, head, cells)}</div>`;
}

function again({ commands, files }: PageInput): string {
  const rows = files.map(({ path, bytes, sha256 }) => [path, String(bytes), sha256]);
  return [
    `<pre><code>${commands.map(escapeXml).join('\n')}</code></pre>`,
    htmlTable('Files of the results', ['file', 'bytes', 'SHA-256'], rows, new Set([1])),
  ].join('\n');
}
