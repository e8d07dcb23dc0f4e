import { nearestName } from '../../models/nearestName.ts';
import type { AnyModel } from './anyModel.ts';
import { describeNode } from './document/describeNode.ts';
import { parseSpecNode } from './document/parseSpecNode.ts';
import type { Report } from './document/problem.ts';
import type { SpecNode } from './document/specNode.ts';
import type { DataFile } from './readContext.ts';
import { type PresetLayout, type PresetSource, readPresetLayout } from './readPreset.ts';

/** A preset found by its name. */
export interface LoadedPreset {
  readonly name: string;
  readonly layout: PresetLayout;
}

/**
 * The preset that an experiment names; undefined where it names none, or after mistakes have been reported.
 * @param onRead told of the file, also when it turns out to have mistakes.
 */
export function loadPreset(
  node: SpecNode | undefined,
  model: AnyModel,
  presets: ReadonlyMap<string, PresetSource>,
  onRead: (source: DataFile) => void,
  report: Report,
): LoadedPreset | undefined {
  if (node === undefined) return undefined;
  const name = node.kind === 'scalar' && node.value !== null ? node.text : '';
  const source = presets.get(name);
  if (source === undefined) {
    const names = [...presets.keys()];
    report(node, `preset is ${describeNode(node)}`, `a preset: ${names.join(', ')}`, nearestName(name, names));
    return undefined;
  }
  onRead(source);
  const root = parseSpecNode(source.text, source.file, report);
  return root && { name, layout: readPresetLayout(root, name, model, report) };
}
