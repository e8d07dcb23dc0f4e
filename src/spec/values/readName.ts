import { describeNode } from '../document/describeNode.ts';
import type { Position, Report } from '../document/problem.ts';
import type { MappingEntry } from '../document/specNode.ts';
import { patterns, whole } from './patterns.ts';

const EXPECTED =
  'a name that can be a folder: lower-case letters, digits and hyphens, for example twenty-percent-shift';

/** The name of the experiment, which becomes the name of its results folder. Mistakes are reported at `root` or at it. */
export function readName(entry: MappingEntry | undefined, root: Position, report: Report): string {
  if (entry === undefined) {
    report(root, 'the experiment has no name', EXPECTED);
    return '';
  }
  const { value: node } = entry;
  const isText = node.kind === 'scalar' && (typeof node.value === 'string' || typeof node.value === 'number');
  const name = isText ? node.text : '';
  if (!whole(patterns.name).test(name)) report(node, `name is ${describeNode(node)}`, EXPECTED);
  return name;
}
