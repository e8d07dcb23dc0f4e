import { readFileSync } from 'node:fs';
import { buildCommand } from '@stricli/core';
import { type FactBesideModel, type FactOfData, factsOfData } from '../../../models/backtest/factsBeside.ts';
import { shippedFile } from '../../shippedFile.ts';
import { readHistory } from '../../validate/readHistory.ts';
import { readValidationFiles } from '../../validate/readValidationFiles.ts';
import { runFacts } from '../../validate/runFacts.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { interruptible } from '../interruption.ts';
import { type FactsFormat, factsFormats, factsTable } from '../output/factsTable.ts';
import { createProgress } from '../output/progress.ts';
import { reportErrors } from '../reportErrors.ts';

interface Flags {
  readonly data?: string;
  readonly format: FactsFormat;
  readonly model: boolean;
  readonly replications: number;
}

const MOST_REPLICATIONS = 10_000;

/** `hashshift facts`: stylised facts of past epochs, the model beside the data. */
export const factsCommand = buildCommand<Flags, [], Context>({
  docs: {
    brief: 'Describe past difficulty beside price, and the model beside the past',
    fullDescription: [
      'Prints moments of retargets, capitulations of miners, elasticities of hashrate and difficulty, the troughs after two',
      'halvings and the year 2022: in the data, and in the model started at the first epoch of each window with the prices that',
      'came. The same functions measure both. docs/facts.md says how each is computed.',
      'The model takes several seconds; --no-model leaves it out.',
      '',
      'EXAMPLES',
      '  hashshift facts',
      '  hashshift facts --no-model',
      '  hashshift facts --data epochs.csv --format csv',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    flags: {
      data: { kind: 'parsed', parse: String, optional: true, placeholder: 'CSV', brief: 'Past epochs to use instead' },
      format: { kind: 'enum', values: factsFormats, default: 'text', brief: 'Form of the table' },
      model: { kind: 'boolean', default: true, brief: 'Run the model too' },
      replications: {
        kind: 'parsed',
        parse: parseReplications,
        default: '40',
        placeholder: 'N',
        brief: 'Runs of the model',
      },
    },
  },
  func({ data = shippedFile('models/history/bitcoin-epochs.csv'), format, model, replications }) {
    return reportErrors(this, async () => {
      const { stdout, stderr } = this.process;
      const history = readHistory(readFileSync(data, 'utf8'), data);
      const facts = factsOfData(history);
      const beside = async (): Promise<readonly FactBesideModel[]> => {
        const base = readValidationFiles().experiment('experiments/validation/backtest.yaml');
        const progress = createProgress(stderr);
        return interruptible((signal) =>
          runFacts(facts, base, history, { replications, signal, onProgress: progress.update }).finally(progress.end),
        );
      };
      const rows: readonly (FactOfData | FactBesideModel)[] = model ? await beside() : facts;
      stdout.write(factsTable(rows, format));
    });
  },
});

function parseReplications(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MOST_REPLICATIONS) return count;
  throw new SyntaxError(`expected a number of runs from 1 to ${MOST_REPLICATIONS}, found "${text}"`);
}
