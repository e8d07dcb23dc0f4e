import { buildCommand } from '@stricli/core';
import { checkRepeatable } from '../checkRepeatable.ts';
import { loadExperiment } from '../loadExperiment.ts';
import type { Context } from './context.ts';
import { exitCodeHelp } from './exitCodes.ts';
import { type ExperimentFlags, experimentFlags } from './experimentFlags.ts';
import { replicationsText } from './replicationsText.ts';
import { reportErrors } from './reportErrors.ts';

/** `hashshift check`: tells whether an experiment file is right, and how large the experiment is. */
export const checkCommand = buildCommand<ExperimentFlags, [file: string], Context>({
  docs: {
    brief: 'Check an experiment file without running it',
    fullDescription: [
      'Reads FILE, the preset and the data files it names, and tells all mistakes at once with line and column, or how',
      'many runs the experiment is. Where it names modules, simulates the beginning of a few runs twice, because runs must',
      'not reach into each other. Writes nothing.',
      '',
      'EXAMPLES',
      '  hashshift check experiments/twenty-percent-shift.yaml',
      '  hashshift check my.yaml --set replications=20',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ parse: String, placeholder: 'FILE', brief: 'Experiment file (YAML)' }],
    },
    flags: experimentFlags,
  },
  func(flags, file) {
    return reportErrors(this, async () => {
      const loaded = await loadExperiment(file, {
        overrides: flags.set,
        seed: flags.seed,
        registry: this.registry,
      });
      const { experiment, plan, modules } = loaded;
      const warnings = [...loaded.warnings, ...(modules === null ? [] : checkRepeatable(loaded))];
      for (const warning of warnings) this.process.stderr.write(`warning: ${warning}\n`);
      const { name, model, horizonEpochs, until } = experiment;
      const points = plan.points.length;
      const runs = `${until === undefined ? '' : 'at most '}${points * plan.replications}`;
      this.process.stdout.write(
        [
          `${file}: experiment ${name} is right`,
          ...(modules === null ? [] : [`modules ${modules.recorded.files.map(({ path }) => path).join(', ')}`]),
          `model ${model}, ${points} design points x ${replicationsText(experiment)} replications = ${runs} runs of ${horizonEpochs} epochs`,
          '',
        ].join('\n'),
      );
    });
  },
});
