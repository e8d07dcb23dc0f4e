import { buildCommand } from '@stricli/core';
import { compareResults } from '../../compare/compareResults.ts';
import { reportResults } from '../../reportResults/reportResults.ts';
import { SpecError } from '../../specError.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { resultsFolder } from '../flags/experimentFlags.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { reportErrors } from '../reportErrors.ts';

interface Flags {
  readonly compare: boolean;
  readonly out?: string;
  readonly json: boolean;
}

/** `hashshift report`: a page and tables for a paper from a results folder. */
export const reportCommand = buildCommand<Flags, string[], Context>({
  docs: {
    brief: 'Write a report page and tables for a paper from results',
    fullDescription: [
      'Writes report.html into the results folder DIR: one page that needs no network, with the question, the results',
      'and figures, the sensitivity to parameters, the design, every parameter with its source, and how to make it all',
      'again. Writes the table of results as CSV, Markdown and LaTeX (booktabs, siunitx) into DIR/tables. Reads the tables',
      'of the folder only; no run is repeated.',
      '',
      'With --compare, writes one page about two folders of the same model: in what their experiments differ, the',
      'outcomes of the design points that both have with differences and intervals (paired where the seeds are the same),',
      'and their courses on the same axes.',
      '',
      'EXAMPLES',
      '  hashshift report results/twenty-percent-shift',
      '  hashshift report --compare results/before results/after --out before-after.html',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: {
      kind: 'array',
      minimum: 1,
      maximum: 2,
      parameter: resultsFolder,
    },
    flags: {
      compare: switchFlag('Compare two results folders'),
      out: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'FILE',
        brief: 'Page of a comparison; comparison.html by default',
      },
      json: switchFlag('Print one JSON object'),
    },
  },
  func({ compare, out, json }, ...folders) {
    return reportErrors(this, async () => {
      const print = (value: object, text: string): void => {
        this.process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`);
      };
      const [first, second] = folders;
      if (compare !== (second !== undefined) || (out !== undefined && !compare)) {
        throw new SpecError(
          'hashshift: report takes one results folder; --compare takes two, and --out belongs to --compare',
        );
      }
      if (second === undefined) {
        const written = await reportResults(first, this.registry);
        print(written, `${written.folder}: ${written.files.join(', ')}`);
        return;
      }
      const written = await compareResults(first, second, out ?? 'comparison.html', this.registry);
      const { file, points, isPaired, differences } = written;
      const how = isPaired ? 'paired by replication' : 'unpaired, since the seeds differ';
      print(
        written,
        `${file}: ${points} design points in both, ${how}; different: ${differences.join(', ') || 'nothing'}`,
      );
    });
  },
});
