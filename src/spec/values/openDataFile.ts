import type { ScalarNode } from '../document/specNode.ts';
import type { DataFile, ReadContext } from '../readContext.ts';

/** Opens the file that a node names; undefined, after a report at the node, when it cannot be read. */
export function openDataFile(
  node: ScalarNode,
  name: string,
  expected: string,
  context: ReadContext,
): DataFile | undefined {
  try {
    return context.openFile(node.text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.report(node, `${name}: cannot read the file ${node.text} (${reason})`, expected);
    return undefined;
  }
}
