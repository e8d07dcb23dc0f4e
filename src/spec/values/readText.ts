import { describeNode } from '../document/describeNode.ts';
import type { Report } from '../document/problem.ts';
import type { MappingEntry, SpecNode } from '../document/specNode.ts';

/** The text of an optional entry; numbers count as text. Undefined when absent or after a mistake has been reported. */
export function readText(entry: MappingEntry | undefined, what: string, report: Report): string | undefined {
  if (entry === undefined) return undefined;
  const { value: node } = entry;
  if (node.kind === 'scalar' && (typeof node.value === 'string' || typeof node.value === 'number')) return node.text;
  report(node, `${what} is ${describeNode(node)}`, 'a text');
  return undefined;
}

/** Whether a node is exactly this text, quoted or not. */
export function isText(node: SpecNode, text: string): boolean {
  return node.kind === 'scalar' && node.value !== null && node.text === text;
}
