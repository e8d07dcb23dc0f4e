import { nearestName } from '../../models/nearestName.ts';
import { describeNode } from './describeNode.ts';
import type { SampledDesign } from './design.ts';
import type { Report } from './problem.ts';
import { DESIGN_OPTIONS, OPTIONS_OF } from './readSampledDesign.ts';
import type { MappingEntry, SpecNode } from './specNode.ts';

const DESIGNS = ['factorial', 'list', ...Object.keys(OPTIONS_OF)];

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
  if (!DESIGNS.includes(kind)) {
    report(node, `design is ${describeNode(node)}`, DESIGNS.join(', '), nearestName(kind, DESIGNS));
    return undefined;
  }
  if (kind === 'list' && !points) {
    report(node, 'design is list, but there are no points', 'points: a list of mappings or a CSV file');
  } else if (kind !== 'list' && points && !vary) {
    report(node, `design is ${kind}, but points are given`, 'design: list, or vary in place of points');
  }
  return kind;
}

/** Whether the plan draws the points of a design. */
export function isSampled(kind: string): kind is SampledDesign['method'] {
  return Object.hasOwn(OPTIONS_OF, kind);
}

/** Reports keys that the design does not take: they would be ignored silently. */
export function checkOptions(
  kind: string,
  options: ReadonlyMap<string, SpecNode>,
  keys: ReadonlyMap<string, MappingEntry>,
  report: Report,
): void {
  const taken = isSampled(kind) ? OPTIONS_OF[kind] : [];
  for (const key of DESIGN_OPTIONS) {
    const at = options.get(key);
    if (at === undefined || taken.includes(key)) continue;
    const owners = Object.entries(OPTIONS_OF).filter(([, names]) => names.includes(key));
    const message = `${key} has no meaning in design ${kind}`;
    report(keys.get(key)?.keyAt ?? at, message, `design: ${owners.map(([method]) => method).join(' or ')}`);
  }
}
