import type { SpecNode } from './specNode.ts';

/** What a node holds, in a few words, for messages: `a list`, `empty`, `the number 3`, `the text "abc"`. */
export function describeNode(node: SpecNode): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'mapping') return 'a mapping';
  if (node.value === null) return 'empty';
  if (typeof node.value === 'number') return `the number ${node.text}`;
  if (typeof node.value === 'boolean') return node.text;
  return `the text "${node.text.length > 60 ? `${node.text.slice(0, 57)}...` : node.text}"`;
}
