import { nearestName } from '../../models/nearestName.ts';
import { describeNode } from './document/describeNode.ts';
import type { Report } from './document/problem.ts';
import type { MappingEntry, SpecNode } from './document/specNode.ts';

/**
 * The entries of a mapping with fixed keys, by key; unknown keys are reported and left out.
 * @param what how messages call the mapping, for example `record`.
 */
export function readKeys<Name extends string>(
  node: SpecNode,
  keys: readonly Name[],
  what: string,
  report: Report,
): ReadonlyMap<Name, MappingEntry> {
  const entries = new Map<Name, MappingEntry>();
  const expected = `a mapping with the keys ${keys.join(', ')}`;
  if (node.kind !== 'mapping') {
    report(node, `${what} is ${describeNode(node)}`, expected);
    return entries;
  }
  for (const entry of node.entries) {
    const name = keys.find((key) => key === entry.key);
    if (name !== undefined) entries.set(name, entry);
    else
      report(
        entry.keyAt,
        `${what} has no key "${entry.key}"`,
        `one of ${keys.join(', ')}`,
        nearestName(entry.key, keys),
      );
  }
  return entries;
}
