import { readableInterval, readableNumber } from '../readableNumber.ts';
import { escapeXml } from '../svgText.ts';
import { htmlPage } from './htmlPage.ts';
import { htmlTable } from './htmlTable.ts';
import { type PageFigure, pageFigure } from './pageFigure.ts';

/** A mean or a difference with its interval; NaN where there is none. */
export interface ComparedEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** An outcome of both sides, a row a design point. */
export interface ComparedOutcome {
  readonly name: string;
  /** Empty for pure numbers. */
  readonly unit: string;
  readonly isPercent: boolean;
  readonly rows: readonly {
    /** Values of the parameters that vary. */
    readonly values: readonly string[];
    readonly first: ComparedEstimate;
    readonly second: ComparedEstimate;
    readonly difference: ComparedEstimate;
    readonly n: number;
  }[];
}

/** What the page of a comparison tells. A is the first folder, B the second. */
export interface ComparisonInput {
  readonly names: readonly [string, string];
  /** Folder, model, versions and size of each, in one line. */
  readonly sides: readonly [string, string];
  readonly differences: readonly { name: string; first: string; second: string; unit: string; meaning: string }[];
  /** How the differences of outcomes were found, in whole sentences. */
  readonly pairing: string;
  readonly isPaired: boolean;
  /** Parameters that vary. */
  readonly parameters: readonly string[];
  readonly outcomes: readonly ComparedOutcome[];
  /** What was left out, in whole sentences. */
  readonly notes: readonly string[];
  readonly figures: readonly PageFigure[];
  readonly commands: readonly string[];
}

/** Two results folders side by side as one HTML page that needs nothing from the network. */
export function comparisonPage(input: ComparisonInput): string {
  const [a, b] = input.names;
  const heading = a === b ? `Two results of ${a} compared` : `${a} and ${b} compared`;
  return htmlPage({
    title: heading,
    heading,
    summary: 'A is the first results folder, B the second; differences are B less A.',
    sections: [
      ['What differs', differences(input)],
      ['Outcomes', outcomes(input)],
      ['Figures', input.figures.map(pageFigure).join('\n') || '<p>There is nothing that both have recorded.</p>'],
      ['Make it again', `<pre><code>${input.commands.map(escapeXml).join('\n')}</code></pre>`],
    ],
  });
}

function differences({ sides, differences: found }: ComparisonInput): string {
  const [a, b] = sides.map(escapeXml);
  const list = `<dl>\n<dt>A</dt><dd>${a}</dd>\n<dt>B</dt><dd>${b}</dd>\n</dl>`;
  if (found.length === 0) return `${list}\n<p>Nothing differs: the same experiment, of the same version.</p>`;
  const rows = found.map(({ name, first, second, unit, meaning }) => [name, first, second, unit, meaning]);
  const table = htmlTable('In what the experiments differ', ['what', 'A', 'B', 'unit', 'meaning'], rows);
  return `${list}\n<div class="texts even">${table}</div>`;
}

function outcomes({ parameters, outcomes: compared, pairing, isPaired, notes }: ComparisonInput): string {
  const tables = compared.map(({ name, unit, isPercent, rows }) => {
    const text = ({ value, low, high }: ComparedEstimate): string => readableInterval(value, low, high, isPercent);
    const head = [
      ...(parameters.length === 0 ? ['point'] : parameters),
      'A',
      'B',
      'B − A',
      isPaired ? 'pairs' : 'runs',
    ];
    const cells = rows.map(({ values, first, second, difference, n }) => [
      ...(values.length === 0 ? ['the only one'] : values),
      text(first),
      text(second),
      differenceText(difference, isPercent),
      readableNumber(n),
    ]);
    const places = new Set([1, 2, 3, 4].map((from) => head.length - from));
    return htmlTable(`${name}${unit === '' ? '' : ` (${unit})`}`, head, cells, places);
  });
  return [
    `<p>${escapeXml(pairing)}</p>`,
    ...notes.map((note) => `<p><strong>Note:</strong> ${escapeXml(note)}</p>`),
    ...tables,
  ].join('\n');
}

/** A difference of percentages is in points. */
function differenceText({ value, low, high }: ComparedEstimate, isPercent: boolean): string {
  if (!Number.isFinite(value)) return 'too few runs';
  const text = readableInterval(value, low, high, isPercent);
  return isPercent ? text.replace(' %', ' points') : text;
}
