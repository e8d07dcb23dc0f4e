import { nearestName } from '../../../models/nearestName.ts';
import { describeNode } from '../document/describeNode.ts';
import type { Report } from '../document/problem.ts';
import type { ScalarNode, SpecNode } from '../document/specNode.ts';

/**
 * A list of names out of `candidates`, in the order of the file; unknown and repeated names are reported and left out.
 * @param what how messages call the list.
 */
export function readNames(node: SpecNode, candidates: readonly string[], what: string, report: Report): ScalarNode[] {
  const expected = `a list of names out of ${candidates.join(', ')}`;
  if (node.kind !== 'list' || node.items.length === 0) {
    report(node, `${what} is ${node.kind === 'list' ? 'an empty list' : describeNode(node)}`, expected);
    return [];
  }
  const found = new Map<string, ScalarNode>();
  for (const item of node.items) {
    if (item.kind !== 'scalar') report(item, `${what} holds ${describeNode(item)}`, expected);
    else if (!candidates.includes(item.text)) {
      report(item, `${what} has no "${item.text}"`, expected, nearestName(item.text, candidates));
    } else if (found.has(item.text)) report(item, `${what} names ${item.text} twice`, 'each name once');
    else found.set(item.text, item);
  }
  return [...found.values()];
}
