import { describeNode } from './document/describeNode.ts';
import { parseSpecNode } from './document/parseSpecNode.ts';
import type { Position, Report } from './document/problem.ts';
import type { SpecNode } from './document/specNode.ts';
import { DEFAULT_MODEL, isModulePath } from './readModelKey.ts';

/** A module that an experiment names: its path as written and where that stands. */
export interface ModuleReference {
  readonly path: string;
  readonly at: Position;
}

/** What an experiment says about its model, read before the rest, which depends on the model. */
export interface ModuleKeys {
  /** As written, or the default. */
  readonly model: string;
  /** The module that `model` names; null where it names a model of the program. */
  readonly modelModule: ModuleReference | null;
  /** In the order of `modules`. */
  readonly parts: readonly ModuleReference[];
}

const EXPECTED = 'a list of paths of modules, relative to the experiment file, for example [./patient.ts]';

/** The modules that an experiment file names; mistakes in the rest of it are left to {@link readExperiment}. */
export function readModuleKeys(text: string, file: string, report: Report): ModuleKeys {
  const root = parseSpecNode(text, file, () => {});
  const entries = root?.kind === 'mapping' ? root.entries : [];
  const find = (key: string): SpecNode | undefined => entries.find((entry) => entry.key === key)?.value;
  const model = find('model');
  const name = model?.kind === 'scalar' ? model.text : DEFAULT_MODEL;
  return {
    model: name,
    modelModule: model !== undefined && isModulePath(name) ? { path: name, at: model } : null,
    parts: readParts(find('modules'), report),
  };
}

function readParts(node: SpecNode | undefined, report: Report): ModuleReference[] {
  if (node === undefined) return [];
  if (node.kind !== 'list' || node.items.length === 0) {
    report(node, `modules is ${node.kind === 'list' ? 'an empty list' : describeNode(node)}`, EXPECTED);
    return [];
  }
  const found = new Map<string, ModuleReference>();
  for (const item of node.items) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') {
      report(item, `modules holds ${describeNode(item)}`, EXPECTED);
    } else if (found.has(item.text)) report(item, `modules names ${item.text} twice`, 'each module once');
    else found.set(item.text, { path: item.text, at: item });
  }
  return [...found.values()];
}
