import { describeNode } from '../document/describeNode.ts';
import type { Report } from '../document/problem.ts';
import type { SpecNode } from '../document/specNode.ts';

/** A whole number of a range, ends included; undefined after a mistake has been reported. */
export function readWhole(
  node: SpecNode,
  what: string,
  { min, max }: { readonly min: number; readonly max: number },
  report: Report,
): number | undefined {
  const value = node.kind === 'scalar' ? node.value : null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value + 0;
  report(node, `${what} is ${describeNode(node)}`, `a whole number from ${min} to ${max}`);
  return undefined;
}
