import { describeNode } from './describeNode.ts';
import type { Position, Report } from './problem.ts';
import type { MappingEntry } from './specNode.ts';

const EXPECTED =
  'a name that can be a folder: lower-case letters, digits and hyphens, for example twenty-percent-shift';

/** The name of the experiment, which becomes the name of its results folder. Mistakes are reported at `root` or at it. */
export function readName(entry: MappingEntry | undefined, root: Position, report: Report): string {
  if (entry === undefined) {
    report(root, 'the experiment has no name', EXPECTED);
    return '';
  }
  const { value: node } = entry;
  const name = node.kind === 'scalar' ? node.text : '';
  if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(name)) report(node, `name is ${describeNode(node)}`, EXPECTED);
  return name;
}
