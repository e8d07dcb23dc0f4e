import { buildCommand } from '@stricli/core';
import { readableNumber } from '../../report/readableNumber.ts';
import { summariseResults, type WrittenSummaries } from '../../summarise/summariseResults.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { parseCount, resultsFolder } from '../flags/experimentFlags.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { textTable } from '../output/textTable.ts';
import { reportErrors } from '../reportErrors.ts';

interface Flags {
  readonly column?: readonly string[];
  readonly outcome?: readonly string[];
  readonly precision?: number;
  readonly resamples?: number;
  readonly json: boolean;
}

/** `hashshift summarise`: tables of means, spreads and quantiles by point and epoch, and how they settle. */
export const summariseCommand = buildCommand<Flags, [folder: string], Context>({
  docs: {
    brief: 'Write means, spreads and quantiles by point and epoch, and say whether replications are enough',
    fullDescription: [
      'Writes into DIR/tables what the runs of each design point say: summary_epochs.csv, a row a point, epoch and',
      'recorded column (mean, sd, quantiles: the bands of a fan chart); summary_outcomes.csv, a row a point and outcome,',
      "with intervals by Student's t and by bootstrap, paired for comparisons with the counterfactual; convergence.csv, how",
      'the mean of each settles with replications and how many a precision takes; and dictionary.csv, which defines their',
      'columns. Prints whether the replications are enough. Memory does not grow with the number of runs.',
      '',
      'EXAMPLES',
      '  hashshift summarise results/twenty-percent-shift',
      '  hashshift summarise results/large --column difficulty --column hashprice_usd_ph_day',
      '  hashshift summarise results/large --outcome hashrate_change --precision "2 %"',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [resultsFolder] },
    flags: {
      column: {
        kind: 'parsed',
        parse: String,
        variadic: true,
        optional: true,
        brief: 'Column of the table of epochs; all that hold numbers by default; may be repeated',
      },
      outcome: {
        kind: 'parsed',
        parse: String,
        variadic: true,
        optional: true,
        brief: 'Outcome or contrast; those of the experiment by default; may be repeated',
      },
      precision: {
        kind: 'parsed',
        parse: parseShare,
        optional: true,
        placeholder: 'SHARE',
        brief: 'Half-width of the mean that is wanted, as a share of its size; 10 % by default',
      },
      resamples: { kind: 'parsed', parse: parseResamples, optional: true, brief: 'Bootstrap draws; 500 by default' },
      json: switchFlag('Print one JSON object'),
    },
  },
  func({ column, outcome, precision, resamples, json }, folder) {
    return reportErrors(this, async () => {
      const options = { columns: column, outcomes: outcome, precision, resamples, registry: this.registry };
      const written = await summariseResults(folder, options);
      for (const warning of written.warnings) this.process.stderr.write(`warning: ${warning}\n`);
      this.process.stdout.write(json ? `${JSON.stringify(written, null, 2)}\n` : describe(written));
    });
  },
});

/** Reads `2 %` or `0.02`. */
function parseShare(text: string): number {
  const match = /^\s*([\d.]+)\s*(%?)\s*$/.exec(text);
  const share = Number(match?.[1]) / (match?.[2] === '%' ? 100 : 1);
  if (!(share > 0 && share <= 1)) throw new SyntaxError(`expected a share such as "5 %" or 0.05, found "${text}"`);
  return share;
}

function parseResamples(text: string): number {
  const count = parseCount(text);
  if (count < 2) throw new SyntaxError(`expected at least 2 bootstrap draws, found ${text}`);
  return count;
}

function describe({ folder, files, precision, sufficiency }: WrittenSummaries): string {
  const percent = (share: number): string => `${readableNumber(Number((100 * share).toPrecision(3)))} %`;
  const rows = sufficiency.map(({ outcome, points, precise, worst }) => [
    outcome,
    `${precise} of ${points}`,
    String(worst.point),
    String(worst.runs),
    readableNumber(Number(worst.mean.toPrecision(4))),
    readableNumber(Number(worst.halfWidth.toPrecision(3))),
    worst.mean === 0 ? 'mean is 0' : percent(worst.halfWidth / Math.abs(worst.mean)),
    Number.isNaN(worst.runsNeeded) ? '-' : readableNumber(worst.runsNeeded),
  ]);
  const head = ['outcome', 'precise points', 'least precise', 'runs', 'mean', 'half-width', 'of mean', 'runs needed'];
  const title = `Are the replications enough for a half-width of ${percent(precision)} of the mean (95 %)?`;
  return `${rows.length === 0 ? '' : `${title}\n${textTable(head, rows)}\n`}${folder}: ${files.join(', ')}\n`;
}
