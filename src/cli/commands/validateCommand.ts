import { buildCommand } from '@stricli/core';
import { validationChecks } from '../../../models/validation/validationChecks.ts';
import { readValidationFiles } from '../../validate/readValidationFiles.ts';
import { selectChecks, validateModels } from '../../validate/validateModels.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp, exitCodes } from '../exitCodes.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { interruptible } from '../interruption.ts';
import { createProgress } from '../output/progress.ts';
import { checkList, type ValidationFormat, validationFormats, validationTable } from '../output/validationTable.ts';
import { reportErrors } from '../reportErrors.ts';

interface Flags {
  readonly only?: readonly string[];
  readonly format: ValidationFormat;
  readonly list: boolean;
}

/** Reads `A,AE`. */
function parseLetters(text: string): readonly string[] {
  const letters = text.split(',').map((letter) => letter.trim());
  if (letters.some((letter) => !/^[A-Za-z]+$/.test(letter))) {
    throw new SyntaxError(`expected letters of checks between commas, for example G,AE, found "${text}"`);
  }
  return letters;
}

/** `hashshift validate`: what the models must give, against what they do give. */
export const validateCommand = buildCommand<Flags, [], Context>({
  docs: {
    brief: 'Check the models against the numbers that must come out',
    fullDescription: [
      'Runs every row of docs/validation.md on the shipped models and prints what was expected, from where, and what came',
      'out: vectors of the protocol to the integer, closed forms, moments within 4 standard errors, episodes of history',
      'within bands. It takes a few seconds, reads no file but those of the program and writes none.',
      'Numbers that the models are known to miss stand in a table of their own, with the reason.',
      'Ends with 1 when any other number is outside what was expected, or a known miss has come to lie inside.',
      '',
      'EXAMPLES',
      '  hashshift validate',
      '  hashshift validate --only G,H,AE',
      '  hashshift validate --list',
      '  hashshift validate --format csv > validation.csv',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    flags: {
      only: {
        kind: 'parsed',
        parse: parseLetters,
        optional: true,
        placeholder: 'LETTERS',
        brief: 'The checks with these letters, for example A,AE',
      },
      format: { kind: 'enum', values: validationFormats, default: 'text', brief: 'Form of the table' },
      list: switchFlag('List the checks without running them'),
    },
  },
  func({ only, format, list }) {
    return reportErrors(this, async () => {
      const { stdout, stderr } = this.process;
      const checks = selectChecks(validationChecks(readValidationFiles()), only);
      if (list) {
        stdout.write(checkList(checks));
        return;
      }
      const progress = createProgress(stderr, Date.now, 'checks');
      const rows = await interruptible((signal) =>
        validateModels(checks, { signal, onProgress: progress.update }).finally(progress.end),
      );
      stdout.write(validationTable(rows, format));
      if (rows.some(({ passed }) => !passed)) this.exitCode = exitCodes.failure;
    });
  },
});
