import { buildCommand } from '@stricli/core';
import type { Model } from '../../../models/model.ts';
import { nearestName } from '../../../models/nearestName.ts';
import { loadExperiment } from '../../load/loadExperiment.ts';
import { SpecError } from '../../specError.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { describeModel, type Entry, modelEntries } from '../output/describeModel.ts';
import { reportErrors } from '../reportErrors.ts';

interface ExplainFlags {
  readonly model?: string;
  readonly file?: string;
  readonly json: boolean;
}

/** `hashshift explain`: parameters, columns, outcomes and steps of the models. */
export const explainCommand = buildCommand<ExplainFlags, [name?: string], Context>({
  docs: {
    brief: 'Explain a model: parameters with units, ranges and sources, columns, outcomes, steps',
    fullDescription: [
      'Lists the parameters, columns and outcomes of a model. With NAME, tells all about one of them, or about those whose',
      'names begin with it. With --model, prints the steps of the model as well. With --file, explains the model of an',
      'experiment, with the decision rules and price processes that its modules add.',
      '',
      'EXAMPLES',
      '  hashshift explain                     all of the default model',
      '  hashshift explain shift               parameters that begin with shift',
      '  hashshift explain --model threshold   another model, with its steps',
      '  hashshift explain --file my.yaml      the model of an experiment, its modules included',
      '  hashshift explain --json              the same for programs',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        { parse: String, placeholder: 'NAME', optional: true, brief: 'Parameter, column, outcome or the start of one' },
      ],
    },
    flags: {
      model: { kind: 'parsed', parse: String, optional: true, brief: 'Model; the first one by default' },
      file: { kind: 'parsed', parse: String, optional: true, brief: 'Experiment file whose model is meant' },
      json: switchFlag('Print one JSON object'),
    },
  },
  func(flags, name) {
    return reportErrors(this, async () => {
      const model = await chooseModel(flags, this.registry);
      const entries = name === undefined ? modelEntries(model) : findEntries(modelEntries(model), name, model);
      const { stages } = model;
      const all = { model: model.name, version: model.version, summary: model.summary, entries, stages };
      const withStages = name === undefined && flags.model !== undefined;
      this.process.stdout.write(
        flags.json
          ? `${JSON.stringify(all, null, 2)}\n`
          : describeModel(model, entries, name === undefined, withStages),
      );
    });
  },
});

async function chooseModel({ file, model }: ExplainFlags, registry: string): Promise<Model<unknown>> {
  if (file !== undefined && model !== undefined) {
    throw new SpecError('hashshift: --file and --model exclude each other');
  }
  if (file !== undefined) return (await loadExperiment(file, { registry })).model;
  const { models } = (await import(registry)) as { readonly models: ReadonlyMap<string, Model<unknown>> };
  return findModel(models, model);
}

function findModel(models: ReadonlyMap<string, Model<unknown>>, name: string | undefined): Model<unknown> {
  const [first] = models.values();
  const model = name === undefined ? first : models.get(name);
  if (model !== undefined) return model;
  const names = [...models.keys()];
  throw new SpecError(
    `hashshift: no model named ${name}${hint(name ?? '', names)}; the models are ${names.join(', ')}`,
  );
}

function findEntries(entries: readonly Entry[], name: string, model: Model<unknown>): readonly Entry[] {
  const exact = entries.filter((entry) => entry.name === name);
  const found = exact.length > 0 ? exact : entries.filter((entry) => entry.name.startsWith(name));
  if (found.length > 0) return found;
  const names = entries.map((entry) => entry.name);
  throw new SpecError(
    `hashshift: the model ${model.name} has no parameter, column or outcome named ${name}${hint(name, names)}; list them with: hashshift explain --model ${model.name}`,
  );
}

function hint(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names);
  return nearest === null ? '' : ` (did you mean ${nearest}?)`;
}
