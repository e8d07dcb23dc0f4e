import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { buildCommand } from '@stricli/core';
import { nearestName } from '../../../models/nearestName.ts';
import { SCHEMA_FILE } from '../../load/publishedSchema.ts';
import { shippedFile } from '../../shippedFile.ts';
import { DEFAULT_MODEL } from '../../spec/readModelKey.ts';
import { patterns, whole } from '../../spec/values/patterns.ts';
import { SpecError } from '../../specError.ts';
import { commandLine } from '../commandLine.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { reportErrors } from '../reportErrors.ts';

/** Experiments that are copied, one for each model, named after it. */
const STARTERS = 'experiments/starters';

/** `hashshift new`: a commented experiment file to start from. */
export const newCommand = buildCommand<{ readonly model: string }, [name: string], Context>({
  docs: {
    brief: 'Write a commented experiment file to start from',
    fullDescription: [
      'Writes NAME.yaml: an experiment that runs as it is, in seconds, with a comment on every key and the alternatives to',
      'it. Its first line tells editors where the JSON Schema is with which they complete and check the file. NAME may',
      'begin with a folder. An existing file stays as it is.',
      '',
      'EXAMPLES',
      '  hashshift new my-question',
      '  hashshift new experiments/small-model --model threshold',
      '  hashshift check my-question.yaml',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ parse: String, placeholder: 'NAME', brief: 'Name of the experiment' }],
    },
    flags: {
      model: { kind: 'parsed', parse: String, default: DEFAULT_MODEL, brief: 'Model of the experiment' },
    },
  },
  func({ model }, words) {
    return reportErrors(this, async () => {
      const file = words.endsWith('.yaml') ? words : `${words}.yaml`;
      const name = basename(file, '.yaml');
      if (!whole(patterns.name).test(name)) {
        throw new SpecError(
          `hashshift: "${name}" cannot name a results folder; expected lower-case letters, digits and hyphens`,
        );
      }
      writeNew(file, starterText(model, name, dirname(file)));
      const call = { file, overrides: [], seed: null };
      const next = ['check', 'run', 'plan'].map((command) => `  ${commandLine([command], call, [])}\n`);
      this.process.stdout.write(
        `${file}: an experiment with the model ${model}. Edit it, and try:\n${next.join('')}  hashshift explain --model ${model}\n`,
      );
    });
  },
});

/** The starter of a model under another name, for a file in a folder. */
function starterText(model: string, name: string, folder: string): string {
  const text = readFileSync(starterFile(model), 'utf8');
  const schema = relative(folder, shippedFile(SCHEMA_FILE)).split(sep).join('/');
  return text
    .replace(/^# yaml-language-server: .*$/m, () => `# yaml-language-server: $schema=${schema}`)
    .replace(/^(name|seed): starter-.*$/gm, (_, key: string) => `${key}: ${name}`);
}

function starterFile(model: string): string {
  const folder = dirname(shippedFile(`${STARTERS}/${DEFAULT_MODEL}.yaml`));
  const models = readdirSync(folder).map((file) => basename(file, '.yaml'));
  if (models.includes(model)) return join(folder, `${model}.yaml`);
  const near = nearestName(model, models);
  const hint = near === null ? '' : ` (did you mean ${near}?)`;
  throw new SpecError(`hashshift: no experiment to start from with the model ${model}${hint}; ${models.join(', ')}`);
}

/** @throws SpecError when the file exists. */
function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new SpecError(`hashshift: ${file} exists, and stays as it is; name another`);
  }
}
