import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Model } from '../../models/model.ts';
import { sha256Hex } from '../collect/files/sha256Hex.ts';
import type { InputFile } from '../collect/metadata/manifest.ts';
import { experimentModules } from '../modules/experimentModules.ts';
import type { LoadedModules } from '../modules/loadModules.ts';
import type { Plan } from '../plan/plan.ts';
import { planExperiment } from '../plan/planExperiment.ts';
import { formatProblem } from '../spec/document/formatProblem.ts';
import type { Problem, Report } from '../spec/document/problem.ts';
import type { Experiment } from '../spec/experiment.ts';
import { readExperiment } from '../spec/readExperiment.ts';
import { readModuleKeys } from '../spec/readModuleKeys.ts';
import type { Override } from '../spec/readOverrides.ts';
import { SpecError } from '../specError.ts';
import { loadPresets } from './loadPresets.ts';

/** An experiment by the name of its file, or by its text and the file name that messages give it. */
export type ExperimentSource = string | { readonly text: string; readonly file: string };

/** What the command line can change about an experiment. */
export interface LoadOptions {
  /** As `--set key=value`: the value is YAML. */
  readonly overrides?: readonly Override[] | undefined;
  /** Stands before the seed of the file. */
  readonly seed?: string | undefined;
  /**
   * URL of a module that exports `models: ReadonlyMap<string, Model>`, to run models of one's own; the models of the
   * program by default.
   */
  readonly registry?: string | undefined;
}

/** An experiment that is ready to run. */
export interface LoadedExperiment {
  readonly experiment: Experiment;
  readonly plan: Plan;
  readonly model: Model<unknown>;
  readonly registry: string;
  /** Modules of the user; null where the experiment names none. */
  readonly modules: LoadedModules | null;
  readonly inputs: readonly InputFile[];
  readonly warnings: readonly string[];
}

/** URL of the module with the models of the program. */
export const defaultRegistry = new URL(
  import.meta.url.endsWith('.ts') ? '../models.ts' : '../models.js',
  import.meta.url,
).href;

/**
 * Reads, checks and plans an experiment; writes nothing. Runs the code of the modules that it names.
 * @throws SpecError with all mistakes at once, or when the file cannot be read.
 */
export async function loadExperiment(source: ExperimentSource, options: LoadOptions = {}): Promise<LoadedExperiment> {
  const registry = options.registry ?? defaultRegistry;
  const shipped = (await import(registry)) as { readonly models: ReadonlyMap<string, Model<unknown>> };
  const { file, text } = typeof source === 'string' ? readSource(source) : source;
  const keys = await readModules(text, file, shipped.models);
  const { modules } = keys;
  const models = modules === null ? shipped.models : new Map([...shipped.models, [keys.model, modules.model]]);
  const presets = loadPresets();
  const texts = new Map([[file, text], ...[...presets.values()].map((preset) => [preset.file, preset.text] as const)]);
  const result = readExperiment(text, {
    file,
    models,
    presets,
    overrides: options.overrides ?? [],
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    readSeriesFile(path) {
      const content = readFileSync(resolve(dirname(file), path), 'utf8');
      texts.set(path, content);
      return content;
    },
  });
  if (!result.ok) {
    throw new SpecError(result.problems.map((one) => formatProblem(one, texts.get(one.file) ?? '')).join('\n'));
  }
  const { inputs } = result;
  const experiment = modules === null ? result.experiment : { ...result.experiment, modules: modules.recorded };
  const plan = planExperiment(experiment);
  return {
    experiment,
    plan,
    model: models.get(keys.model) as Model<unknown>,
    registry,
    modules,
    // How the user's path to the experiment begins must not reach the manifest, whose bytes are the same everywhere.
    inputs: [
      ...inputs.map((input) => ({
        path: input.path === file ? basename(file) : input.path,
        sha256: sha256Hex(input.text),
      })),
      ...(modules?.recorded.files ?? []),
    ],
    warnings: [
      ...result.warnings.map((one) => formatProblem(one, texts.get(one.file) ?? '')),
      ...rejections(experiment, plan, file),
    ],
  };
}

/** Further mistakes would be guesses: without its modules nothing is known of the model. */
async function readModules(
  text: string,
  file: string,
  shipped: ReadonlyMap<string, Model<unknown>>,
): Promise<{ readonly model: string; readonly modules: LoadedModules | null }> {
  const problems: Problem[] = [];
  const report: Report = ({ file, line, column }, message, expected, nearest = null) => {
    problems.push({ file, line, column, message, expected, nearest });
  };
  const keys = readModuleKeys(text, file, report);
  const modules = await experimentModules(keys, file, shipped, report);
  if (problems.length > 0) throw new SpecError(problems.map((one) => formatProblem(one, text)).join('\n'));
  return { model: keys.model, modules };
}

/** @throws SpecError when no point is left. */
function rejections({ design: { constraints } }: Experiment, { points, rejectedPoints }: Plan, file: string): string[] {
  if (rejectedPoints === 0) return [];
  const broken = constraints.map(({ text }) => `"${text}"`).join(', ');
  if (points.length === 0) throw new SpecError(`${file}: all ${rejectedPoints} points of the design break ${broken}`);
  return [`points left out because they break a constraint: ${rejectedPoints} (${broken})`];
}

function readSource(file: string): { readonly text: string; readonly file: string } {
  try {
    return { file, text: readFileSync(file, 'utf8') };
  } catch (error) {
    throw new SpecError(`cannot read the experiment: ${error instanceof Error ? error.message : String(error)}`);
  }
}
