import { buildCommand } from '@stricli/core';
import { checkRepeatable } from '../../execute/checkRepeatable.ts';
import { checkStarts } from '../../execute/checkStarts.ts';
import type { LoadedExperiment } from '../../load/loadExperiment.ts';
import { SpecError } from '../../specError.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp, exitCodes } from '../exitCodes.ts';
import { type ExperimentFlags, experimentFile, experimentFlags } from '../flags/experimentFlags.ts';
import { loadNamedExperiment } from '../loadNamedExperiment.ts';
import { replicationsText } from '../output/replicationsText.ts';
import { reportErrors } from '../reportErrors.ts';

/** `hashshift check`: tells whether experiment files are right, and how large the experiments are. */
export const checkCommand = buildCommand<ExperimentFlags, string[], Context>({
  docs: {
    brief: 'Check experiment files without running them',
    fullDescription: [
      'Reads every FILE, the preset and the data files it names, and tells all mistakes at once with line and column, or',
      'how many runs the experiment is. Sets up a few of them, since some contradictions show only then. Where it names',
      'modules, simulates the beginning of a few runs twice, because runs must not reach into each other. Writes nothing.',
      'Ends with 2 when a file is wrong, after all have been read.',
      '',
      'EXAMPLES',
      '  hashshift check experiments/twenty-percent-shift.yaml',
      '  hashshift check my.yaml --set replications=20',
      '  hashshift check experiments/*.yaml',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'array', parameter: experimentFile, minimum: 1 },
    flags: experimentFlags,
  },
  func(flags, ...files) {
    return reportErrors(this, async () => {
      let wrong = 0;
      for (const file of files) if (!(await checkFile(this, flags, file))) wrong++;
      if (wrong > 0) this.exitCode = exitCodes.usage;
      if (files.length === 1) return;
      const verdict = wrong === 0 ? 'all are right' : `${wrong} ${wrong === 1 ? 'is' : 'are'} wrong`;
      this.process.stdout.write(`${files.length} files: ${verdict}\n`);
    });
  },
});

/** Whether a file is right; tells what it is, or what is wrong with it. */
async function checkFile(context: Context, flags: ExperimentFlags, file: string): Promise<boolean> {
  const { stdout, stderr } = context.process;
  try {
    const loaded = await loadNamedExperiment(context, flags, file);
    const { experiment, plan, modules } = loaded;
    for (const failure of startFailures(loaded, file)) stderr.write(`warning: ${failure}\n`);
    if (modules !== null) for (const failure of checkRepeatable(loaded)) stderr.write(`warning: ${failure}\n`);
    const { name, model, horizonEpochs, until } = experiment;
    const points = plan.points.length;
    const runs = `${until === undefined ? '' : 'at most '}${points * plan.replications}`;
    const lines = [
      `${file}: experiment ${name} is right`,
      ...(modules === null ? [] : [`modules ${modules.recorded.files.map(({ path }) => path).join(', ')}`]),
      `model ${model}, ${points} design points x ${replicationsText(experiment)} replications = ${runs} runs of ${horizonEpochs} epochs`,
    ];
    stdout.write(`${lines.join('\n')}\n`);
    return true;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    stderr.write(`${error.message}\n`);
    return false;
  }
}

/** @throws SpecError with the name of the file, when no run can begin. */
function startFailures(loaded: LoadedExperiment, file: string): readonly string[] {
  try {
    return checkStarts(loaded);
  } catch (error) {
    if (error instanceof SpecError) throw new SpecError(`${file}: no run can begin: ${error.message}`);
    throw error;
  }
}
