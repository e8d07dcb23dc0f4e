import { describeNode } from '../document/describeNode.ts';
import type { Report } from '../document/problem.ts';
import type { SpecNode } from '../document/specNode.ts';

/** One constant for all experiments that name no seed, so that renaming a file moves nobody's draws. */
const DEFAULT_SEED = '0';

/** The root seed as typed: `0`, `007` and `""` are three different seeds. */
export function readSeed(node: SpecNode | undefined, report: Report): string {
  if (node === undefined) return DEFAULT_SEED;
  if (node.kind === 'scalar' && (typeof node.value === 'string' || typeof node.value === 'number')) return node.text;
  report(node, `seed is ${describeNode(node)}`, 'a text or a number, for example paper-2026; "" is a seed too');
  return DEFAULT_SEED;
}
