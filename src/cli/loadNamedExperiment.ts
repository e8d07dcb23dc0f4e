import { type LoadedExperiment, loadExperiment } from '../load/loadExperiment.ts';
import type { Context } from './context.ts';
import { type ExperimentFlags, loadOptions } from './flags/experimentFlags.ts';

/** The experiment that a command line names, with the changes that it makes. Warnings go to stderr. */
export async function loadNamedExperiment(
  context: Context,
  flags: ExperimentFlags,
  file: string,
): Promise<LoadedExperiment> {
  const loaded = await loadExperiment(file, loadOptions(context, flags));
  for (const warning of loaded.warnings) context.process.stderr.write(`warning: ${warning}\n`);
  return loaded;
}
