import { buildCommand } from '@stricli/core';
import { oddSkeleton } from '../../report/odd/oddSkeleton.ts';
import { softwareVersion } from '../../softwareVersion.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { type ExperimentFlags, experimentFile, experimentFlags } from '../flags/experimentFlags.ts';
import { loadNamedExperiment } from '../loadNamedExperiment.ts';
import { reportErrors } from '../reportErrors.ts';

/** `hashshift odd`: the skeleton of a model description for the appendix of a paper. */
export const oddCommand = buildCommand<ExperimentFlags, [file: string], Context>({
  docs: {
    brief: 'Write the skeleton of a model description in the ODD protocol',
    fullDescription: [
      'Prints, in Markdown, the seven elements and eleven design concepts of the ODD protocol (Grimm et al. 2020), filled',
      'with what the model and the experiment in FILE say of themselves: steps, variables, parameters with values, units',
      'and sources, seeds, input files. What only the author can tell is marked TO WRITE.',
      '',
      'EXAMPLES',
      '  hashshift odd experiments/twenty-percent-shift.yaml > odd.md',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [experimentFile] },
    flags: experimentFlags,
  },
  func(flags, file) {
    return reportErrors(this, async () => {
      const { experiment, model, plan, inputs } = await loadNamedExperiment(this, flags, file);
      const { name, version } = softwareVersion();
      const software = `${name} ${version}`;
      this.process.stdout.write(oddSkeleton({ experiment, model, points: plan.points.length, software, inputs }));
    });
  },
});
