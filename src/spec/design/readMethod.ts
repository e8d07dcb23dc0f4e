import { nearestName } from '../../../models/nearestName.ts';
import { describeNode } from '../document/describeNode.ts';
import type { Report } from '../document/problem.ts';
import type { MappingEntry, SpecNode } from '../document/specNode.ts';
import { DESIGN_OPTIONS, designsTaking, type ExperimentKey } from '../experimentKeys.ts';
import { DESIGN_METHODS } from './designMethods.ts';

/** The name of the design that is meant; undefined where there is no such design. Mistakes are reported. */
export function readMethod(
  node: SpecNode | undefined,
  vary: MappingEntry | undefined,
  points: MappingEntry | undefined,
  report: Report,
): string | undefined {
  if (vary && points) report(points.keyAt, 'points and vary are both given', 'vary (factorial) or points (list)');
  if (node === undefined) return points ? 'list' : 'factorial';
  const kind = node.kind === 'scalar' ? node.text : '';
  if (!DESIGN_METHODS.some((method) => method === kind)) {
    report(node, `design is ${describeNode(node)}`, DESIGN_METHODS.join(', '), nearestName(kind, DESIGN_METHODS));
    return undefined;
  }
  if (kind === 'list' && !points) {
    report(node, 'design is list, but there are no points', 'points: a list of mappings or a CSV file');
  } else if (kind !== 'list' && points && !vary) {
    report(node, `design is ${kind}, but points are given`, 'design: list, or vary in place of points');
  }
  return kind;
}

/** Reports keys that the design does not take: they would be ignored silently. */
export function checkOptions(
  kind: string,
  options: ReadonlyMap<ExperimentKey, SpecNode>,
  keys: ReadonlyMap<ExperimentKey, MappingEntry>,
  report: Report,
): void {
  for (const key of DESIGN_OPTIONS) {
    const at = options.get(key);
    const owners = designsTaking(key);
    if (at === undefined || owners.includes(kind)) continue;
    const message = `${key} has no meaning in design ${kind}`;
    report(keys.get(key)?.keyAt ?? at, message, `design: ${owners.join(' or ')}`);
  }
}
