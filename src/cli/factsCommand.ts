import { readFileSync } from 'node:fs';
import { buildCommand } from '@stricli/core';
import { stylisedFacts } from '../../models/history/stylisedFacts.ts';
import { csvCell } from '../collect/csvCell.ts';
import { readHistory } from '../readHistory.ts';
import { readableNumber } from '../report/readableNumber.ts';
import { markdownTable } from '../report/tables/markdownTable.ts';
import { shippedFile } from '../shippedFile.ts';
import type { Context } from './context.ts';
import { exitCodeHelp } from './exitCodes.ts';
import { reportErrors } from './reportErrors.ts';
import { textTable } from './textTable.ts';

const formats = ['text', 'markdown', 'json', 'csv'] as const;

interface Flags {
  readonly data?: string;
  readonly format: (typeof formats)[number];
}

/** Retargets are described from this epoch on; it begins on 25 December 2021. */
const FIRST_EPOCH = 355;

/** `hashshift facts`: stylised facts of past epochs. */
export const factsCommand = buildCommand<Flags, [], Context>({
  docs: {
    brief: 'Describe past difficulty beside price',
    fullDescription: [
      `Prints the moments of log retargets from epoch ${FIRST_EPOCH} (end of 2021) on, and over all epochs the slope of difficulty on price,`,
      'the troughs after two halvings and the year 2022. docs/facts.md says how each is computed.',
      '',
      'EXAMPLES',
      '  hashshift facts',
      '  hashshift facts --data epochs.csv --format csv',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    flags: {
      data: { kind: 'parsed', parse: String, optional: true, placeholder: 'CSV', brief: 'Past epochs to use instead' },
      format: { kind: 'enum', values: formats, default: 'text', brief: 'Form of the table' },
    },
  },
  func({ data = shippedFile('models/history/bitcoin-epochs.csv'), format }) {
    return reportErrors(this, async () => {
      const facts = stylisedFacts(readHistory(readFileSync(data, 'utf8'), data), FIRST_EPOCH);
      const header = ['fact', 'value', 'unit'];
      const cells = facts.map(({ label, value, unit }) => [label, readableNumber(value), unit]);
      const print = {
        text: () => textTable(header, cells),
        markdown: () => `${markdownTable(header, cells)}\n`,
        json: () => `${JSON.stringify(facts, null, 2)}\n`,
        csv: () =>
          [header, ...facts.map(({ label, value, unit }) => [label, value, unit])]
            .map((row) => `${row.map(csvCell).join(',')}\n`)
            .join(''),
      };
      this.process.stdout.write(print[format]());
    });
  },
});
