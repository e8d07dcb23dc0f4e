import { buildCommand } from '@stricli/core';
import { publishedSchema } from '../../load/publishedSchema.ts';
import type { AnyModel } from '../../spec/anyModel.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { reportErrors } from '../reportErrors.ts';

/** `hashshift schema`: the JSON Schema of experiment files. */
export const schemaCommand = buildCommand<Record<never, never>, [], Context>({
  docs: {
    brief: 'Print the JSON Schema of experiment files, for editors',
    fullDescription: [
      'Prints the JSON Schema (draft-07) with which editors complete and check experiment files. The package has it in',
      'docs/experiment.schema.json, and hashshift new names that file in the first line of what it writes.',
      '',
      'EXAMPLES',
      '  hashshift schema > experiment.schema.json',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {},
  func() {
    return reportErrors(this, async () => {
      const { models } = (await import(this.registry)) as { readonly models: ReadonlyMap<string, AnyModel> };
      this.process.stdout.write(publishedSchema(models));
    });
  },
});
