import { nearestName } from '../../models/nearestName.ts';
import type { AnyModel } from './anyModel.ts';
import { describeNode } from './document/describeNode.ts';
import type { Report } from './document/problem.ts';
import type { SpecNode } from './document/specNode.ts';
import { patterns } from './values/patterns.ts';

/** The model of experiments that name none. */
export const DEFAULT_MODEL = 'market';

/** Whether `model` names a file, not a model of the program. */
export function isModulePath(text: string): boolean {
  return new RegExp(patterns.modulePath).test(text);
}

/** The model that an experiment names, `market` where it names none; undefined after a mistake has been reported. */
export function readModelKey(
  node: SpecNode | undefined,
  root: SpecNode,
  models: ReadonlyMap<string, AnyModel>,
  report: Report,
): AnyModel | undefined {
  const names = [...models.keys()];
  const name = node === undefined ? DEFAULT_MODEL : node.kind === 'scalar' ? node.text : '';
  const model = models.get(name);
  if (model !== undefined) return model;
  const message = node === undefined ? `there is no model "${DEFAULT_MODEL}"` : `model is ${describeNode(node)}`;
  report(
    node ?? root,
    message,
    `a model: ${names.join(', ')}; or the path of a module that exports one`,
    nearestName(name, names),
  );
  return undefined;
}
