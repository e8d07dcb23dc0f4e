import { buildCommand } from '@stricli/core';
import { reportResults } from '../reportResults.ts';
import type { Context } from './context.ts';
import { exitCodeHelp } from './exitCodes.ts';
import { reportErrors } from './reportErrors.ts';

/** `hashshift report`: a page and tables for a paper from a results folder. */
export const reportCommand = buildCommand<{ readonly json: boolean }, [folder: string], Context>({
  docs: {
    brief: 'Write a report page and tables for a paper from results',
    fullDescription: [
      'Writes report.html into the results folder DIR: one page that needs no network, with the question, the results',
      'and figures, the design, every parameter with its source, and how to make it all again. Writes the table of',
      'results as CSV, Markdown and LaTeX (booktabs, siunitx) into DIR/tables. Reads the tables of the folder only; no',
      'run is repeated.',
      '',
      'EXAMPLES',
      '  hashshift report results/twenty-percent-shift',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [{ parse: String, placeholder: 'DIR', brief: 'Results folder' }] },
    flags: { json: { kind: 'boolean', default: false, withNegated: false, brief: 'Print one JSON object' } },
  },
  func(flags, folder) {
    return reportErrors(this, async () => {
      const written = await reportResults(folder, this.registry);
      const text = `${written.folder}: ${written.files.join(', ')}\n`;
      this.process.stdout.write(flags.json ? `${JSON.stringify(written, null, 2)}\n` : text);
    });
  },
});
