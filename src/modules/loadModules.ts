import { readdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Model } from '../../models/model.ts';
import { nearestName } from '../../models/nearestName.ts';
import type { Parameter } from '../../models/parameter.ts';
import type { Part } from '../../models/part.ts';
import { sha256Hex } from '../collect/files/sha256Hex.ts';
import { composeModel } from '../run/composeModel.ts';
import { evaluateBundle } from '../run/evaluateBundle.ts';
import type { ModelModules } from '../run/moduleBundle.ts';
import { placeInModule } from '../run/placeInModule.ts';
import type { ExperimentModules } from '../spec/experiment.ts';
import { type BundledModules, bundleModules, type ModuleSource } from './bundleModules.ts';
import { checkModel } from './checkModel.ts';
import { checkPart } from './checkPart.ts';

/** The modules of an experiment, by absolute paths. */
export interface ModuleFiles {
  readonly model: string | null;
  readonly parts: readonly string[];
}

/** Modules that are ready to run. */
export interface LoadedModules {
  /** What they make of the model of the program, or their own. */
  readonly model: Model<unknown>;
  /** For worker threads. */
  readonly run: ModelModules;
  /** For the experiment, whose identity they are part of. */
  readonly recorded: ExperimentModules;
  /** For the results folder. */
  readonly sources: readonly ModuleSource[];
}

/** Something that is wrong with a module. */
export interface ModuleProblem {
  /** The module, as in {@link ModuleFiles}. */
  readonly file: string;
  readonly message: string;
  readonly expected: string;
  readonly nearest?: string | null;
}

type Exports = Readonly<Record<string, unknown>>;

/**
 * Reads modules, runs their code once, checks what they export and puts the model together.
 * @param shipped models of the program.
 * @param name the model that the modules extend, where they export none; there is such a one.
 */
export async function loadModules(
  files: ModuleFiles,
  shipped: ReadonlyMap<string, Model<unknown>>,
  name: string,
): Promise<LoadedModules | { readonly problems: readonly ModuleProblem[] }> {
  const distinct = [...new Set([...(files.model === null ? [] : [files.model]), ...files.parts])];
  const missing = distinct.flatMap(findMissing);
  if (missing.length > 0) return { problems: missing };
  const bundled = await bundleModules(distinct);
  if ('mistakes' in bundled) {
    const expected = 'TypeScript or JavaScript that imports its own files and hashshift/models';
    return { problems: bundled.mistakes.map((mistake) => ({ ...mistake, expected })) };
  }
  const { bundles } = bundled;
  const exported = new Map<string, Exports>();
  const problems: ModuleProblem[] = [];
  distinct.forEach((file, i) => {
    try {
      exported.set(file, evaluateBundle(bundles[i]));
    } catch (error) {
      const place = placeInModule(error, bundles);
      const message = `throws when it is loaded: ${String(error)}${place === null ? '' : ` (at ${place})`}`;
      problems.push({ file, message, expected: 'a module that only declares things' });
    }
  });
  if (problems.length > 0) return { problems };
  problems.push(...checkExports(files, exported, shipped, name));
  if (problems.length > 0) return { problems };
  return assemble(files, distinct, bundled, shipped.get(name));
}

function assemble(
  files: ModuleFiles,
  distinct: readonly string[],
  { bundles, sources }: BundledModules,
  shipped: Model<unknown> | undefined,
): LoadedModules {
  const pathOf = (file: string): string => bundles[distinct.indexOf(file)].path;
  const model = files.model === null ? null : pathOf(files.model);
  const parts = files.parts.map(pathOf);
  const run = { model, parts, bundles };
  const hashes = sources.map(({ path, text }) => ({ path, sha256: sha256Hex(text) }));
  return { model: composeModel(shipped, run), run, recorded: { model, parts, files: hashes }, sources };
}

function findMissing(file: string): ModuleProblem[] {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return [];
  let names: string[] = [];
  try {
    names = readdirSync(dirname(file));
  } catch {
    // Nothing to suggest.
  }
  const message = 'there is no such file';
  return [{ file, message, expected: 'a .ts or .js file', nearest: nearestName(basename(file), names) }];
}

function checkExports(
  files: ModuleFiles,
  exported: ReadonlyMap<string, Exports>,
  shipped: ReadonlyMap<string, Model<unknown>>,
  name: string,
): ModuleProblem[] {
  const problems: ModuleProblem[] = [];
  const own = files.model === null ? undefined : exported.get(files.model);
  if (files.model !== null) {
    const file = files.model;
    const { model } = own ?? {};
    if (model === undefined) problems.push(lacksExport(file, own ?? {}, ['model']));
    else problems.push(...checkModel(model, [...shipped.keys()]).map((message) => ({ file, message, ...modelForm })));
    if (problems.length > 0) return problems;
  }
  const base = (own === undefined ? shipped.get(name) : own.model) as Model<unknown>;
  return files.parts.length === 0 ? [] : checkParts(files.parts, exported, base);
}

const modelForm = { expected: 'a Model, as docs/guide/own-model.md describes it' };
const partForm = { expected: 'a part, as docs/guide/own-rule.md describes it' };

function checkParts(
  parts: readonly string[],
  exported: ReadonlyMap<string, Exports>,
  base: Model<unknown>,
): ModuleProblem[] {
  const kinds = base.extension?.kinds ?? [];
  const parameters: Parameter[] = [...base.parameters];
  const taken = new Map(
    kinds.map((kind) => {
      const chooser = base.parameters.find(({ name }) => name === kind.parameter);
      return [kind.exported, [...(chooser?.choices ?? [])]];
    }),
  );
  return parts.flatMap((file): ModuleProblem[] => {
    if (kinds.length === 0) {
      return [{ file, message: `adds to the model ${base.name}, which takes no parts`, expected: 'no modules' }];
    }
    const found = exported.get(file) ?? {};
    const present = kinds.filter((kind) => found[kind.exported] !== undefined);
    if (present.length === 0)
      return [
        lacksExport(
          file,
          found,
          kinds.map((kind) => kind.exported),
        ),
      ];
    return present.flatMap((kind) => {
      const names = taken.get(kind.exported) ?? [];
      const messages = checkPart(found[kind.exported], kind.exported, names, parameters);
      if (messages.length > 0) return messages.map((message) => ({ file, message, ...partForm }));
      const part = found[kind.exported] as Part;
      names.push(part.name);
      parameters.push(...part.parameters);
      return [];
    });
  });
}

function lacksExport(file: string, found: Exports, wanted: readonly string[]): ModuleProblem {
  const names = Object.keys(found);
  const list = names.length === 0 ? 'nothing' : names.join(', ');
  const nearest = wanted.find((one) => nearestName(one, names) !== null) ?? null;
  return { file, message: `exports ${list}`, expected: `an export named ${wanted.join(' or ')}`, nearest };
}
