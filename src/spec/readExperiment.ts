import type { Parameter, ParameterValues } from '../../models/parameter.ts';
import type { AnyModel } from './anyModel.ts';
import { resolveDesign } from './design/resolveDesign.ts';
import { describeNode } from './document/describeNode.ts';
import { parseSpecNode } from './document/parseSpecNode.ts';
import type { Problem, Report } from './document/problem.ts';
import type { MappingEntry, MappingNode } from './document/specNode.ts';
import type { Experiment } from './experiment.ts';
import { EXPERIMENT_KEYS, type ExperimentKey } from './experimentKeys.ts';
import { type Assignment, flattenAssignments } from './flattenAssignments.ts';
import { keyNames } from './key.ts';
import { type LoadedPreset, loadPreset } from './loadPreset.ts';
import { readAssignments } from './readAssignments.ts';
import type { DataFile, ReadContext } from './readContext.ts';
import { readFigure } from './readFigure.ts';
import { readFigureColumns } from './readFigureColumns.ts';
import { readKeys } from './readKeys.ts';
import { readModelKey } from './readModelKey.ts';
import { readOutcomes } from './readOutcomes.ts';
import { type Override, readOverrides } from './readOverrides.ts';
import { type PresetSource, readPreset } from './readPreset.ts';
import { readRecord } from './readRecord.ts';
import { readReplications } from './readReplications.ts';
import { readStreams } from './readStreams.ts';
import { readHorizon } from './values/readHorizon.ts';
import { readName } from './values/readName.ts';
import { readSeed } from './values/readSeed.ts';
import { readText } from './values/readText.ts';
import { readStartDay } from './values/startDate.ts';

/** What {@link readExperiment} needs of the world. */
export interface ReadOptions {
  /** The experiment file as shown in messages; data files are named relative to it. */
  readonly file: string;
  readonly models: ReadonlyMap<string, AnyModel>;
  readonly presets: ReadonlyMap<string, PresetSource>;
  /** Reads a data file; the path is as written, relative to the experiment file. Throws when it cannot be read. */
  readSeriesFile(path: string): string;
  readonly overrides: readonly Override[];
  /** Stands before the seed of the file and of `--set`. */
  readonly seed?: string;
}

/** The text of a file that the experiment depends on, for messages and for the hashes of the manifest. */
export interface InputText {
  readonly path: string;
  readonly text: string;
}

export type ReadResult =
  | {
      readonly ok: true;
      readonly experiment: Experiment;
      readonly inputs: readonly InputText[];
      readonly warnings: readonly Problem[];
    }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
      /** What had been read by then, so that messages can quote the line. */
      readonly inputs: readonly InputText[];
    };

const KEYS = keyNames<ExperimentKey>(EXPERIMENT_KEYS);

/**
 * Reads an experiment file, the preset and the data files it names and the overrides of the command line into a complete
 * experiment, or into the list of all mistakes in them: those of the experiment file first, each file from top to bottom.
 */
export function readExperiment(text: string, options: ReadOptions): ReadResult {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const inputs = new Map<string, InputText>([[options.file, { path: options.file, text }]]);
  const report = collectInto(problems);
  const root = parseSpecNode(text, options.file, report);
  if (root !== undefined && root.kind !== 'mapping') {
    report(root, `the experiment is ${describeNode(root)}`, `a mapping with the keys ${KEYS.join(', ')}`);
  } else if (root !== undefined) {
    const experiment = readRoot(root, options, inputs, report, collectInto(warnings));
    if (experiment && problems.length === 0) return { ok: true, experiment, inputs: [...inputs.values()], warnings };
  }
  return { ok: false, problems: sorted(problems, options.file), inputs: [...inputs.values()] };
}

function readRoot(
  root: MappingNode,
  options: ReadOptions,
  inputs: Map<string, InputText>,
  report: Report,
  warn: Report,
): Experiment | undefined {
  const keys = readKeys(root, KEYS, 'the experiment', report);
  const node = (key: ExperimentKey) => keys.get(key)?.value;
  const name = readName(keys.get('name'), root, report);
  const question = readText(keys.get('question'), 'question', report) ?? '';
  const model = readModelKey(node('model'), root, options.models, report);
  // Without a model nothing is known about parameters, and every further message would be a guess.
  if (model === undefined) return undefined;
  const parameters = new Map(model.parameters.map((parameter) => [parameter.name, parameter]));
  const { settings, assignments: overridden } = readOverrides(options.overrides, parameters, report);
  const preset = loadPreset(
    node('preset'),
    model,
    options.presets,
    ({ file, text }) => inputs.set(file, { path: file, text }),
    report,
  );
  const set = flattenEntry(keys.get('set'), parameters, report);
  const startDay = readStartDay(model, [...(preset?.layout.assignments ?? []), ...set, ...overridden], report);
  const context: ReadContext = { report, startDay, openFile: opener(options, inputs) };
  const base = readBase(model, preset, set, overridden, context);
  const fileSeed = readSeed(settings.get('seed') ?? node('seed'), report);
  const seed = options.seed ?? fileSeed;
  const surroundings = { parameters, set, overridden, base, settings, seed };
  const { design, points } = resolveDesign(keys, surroundings, context, warn);
  const figureColumns = readFigureColumns(node('figureColumns'), model, report);
  const independentStreams = readStreams(node('independentStreams'), model, report);
  const { most, until } = readReplications(
    node('replications'),
    settings.get('replications'),
    node('until'),
    model,
    keys.has('counterfactual'),
    report,
  );
  return {
    name,
    question,
    model: model.name,
    preset: preset?.name ?? null,
    horizonEpochs: readHorizon(settings.get('horizon') ?? node('horizon'), root, context),
    replications: most,
    ...(until === null ? {} : { until }),
    seed,
    ...(independentStreams.length > 0 ? { independentStreams } : {}),
    base,
    design,
    points,
    counterfactual: readCounterfactual(keys.get('counterfactual'), parameters, context),
    record: readRecord(node('record'), settings.get('record.every'), most, model, context),
    outcomes: readOutcomes(node('outcomes'), keys.has('counterfactual'), model, report),
    figure: readFigure(node('figure'), parameters, overridden, base, { design, points }, context),
    ...(figureColumns.length > 0 ? { figureColumns } : {}),
  };
}

function collectInto(problems: Problem[]): Report {
  return ({ file, line, column }, message, expected, nearest = null) => {
    problems.push({ file, line, column, message, expected, nearest });
  };
}

function sorted(problems: readonly Problem[], file: string): Problem[] {
  const files = [...new Set([file, ...problems.map((problem) => problem.file)])];
  // A mistake behind an alias, or in a file named twice, is met more than once.
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...distinct.values()].sort(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** Opens each data file once and notes it as an input; shown beside the experiment file that names it. */
function opener({ file, readSeriesFile }: ReadOptions, inputs: Map<string, InputText>): (path: string) => DataFile {
  const folder = file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return (path) => {
    const shown = path.startsWith('/') ? path : folder + path;
    const text = inputs.get(shown)?.text ?? readSeriesFile(path);
    inputs.set(shown, { path: shown, text });
    return { file: shown, text };
  };
}

function flattenEntry(
  entry: MappingEntry | undefined,
  parameters: ReadonlyMap<string, Parameter>,
  report: Report,
): Assignment[] {
  return entry === undefined ? [] : flattenAssignments(entry.value, parameters, entry.key, report);
}

function readBase(
  model: AnyModel,
  preset: LoadedPreset | undefined,
  set: readonly Assignment[],
  overridden: readonly Assignment[],
  context: ReadContext,
): ParameterValues {
  const openFile = (): never => {
    throw new Error('a preset writes its series as lists');
  };
  return {
    ...Object.fromEntries(model.parameters.map((parameter) => [parameter.name, parameter.default])),
    ...(preset && readPreset(preset.layout, { ...context, openFile })),
    ...readAssignments(set, context),
    ...readAssignments(overridden, context),
  };
}

function readCounterfactual(
  entry: MappingEntry | undefined,
  parameters: ReadonlyMap<string, Parameter>,
  context: ReadContext,
): Experiment['counterfactual'] {
  if (entry === undefined) return null;
  if (entry.value.kind === 'mapping' && entry.value.entries.length === 0) {
    context.report(entry.value, 'counterfactual is an empty mapping', 'the parameters that undo what is studied');
  }
  return readAssignments(flattenEntry(entry, parameters, context.report), context);
}
