import type { Parameter, ParameterValues } from '../../models/parameter.ts';
import { describeNode } from './describeNode.ts';
import type { DesignBlock } from './designBlock.ts';
import { designSize, expandDesign } from './expandDesign.ts';
import type { DesignPoint } from './experiment.ts';
import type { Assignment } from './flattenAssignments.ts';
import { nearestName } from './nearestName.ts';
import type { Report } from './problem.ts';
import type { ReadContext } from './readContext.ts';
import { readPoints, readVary } from './readDesign.ts';
import type { MappingEntry, SpecNode } from './specNode.ts';

/** Above this a design does not fit in memory. */
const MAX_POINTS = 10_000_000;

const DESIGNS = ['factorial', 'list'];
const LATER_DESIGNS = ['latinHypercube', 'sobol', 'morris', 'saltelli', 'random'];

/** What a design depends on besides its own keys. */
export interface DesignSurroundings {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly set: readonly Assignment[];
  /** What `--set` fixes. */
  readonly overridden: readonly Assignment[];
  readonly base: ParameterValues;
}

/**
 * The points of `design`, `vary` and `points`; one empty point where nothing varies. A parameter that the command line
 * fixes leaves the design: points that become equal are merged, with a warning. Mistakes are reported, and then
 * there are no points.
 */
export function resolveDesign(
  keys: ReadonlyMap<string, MappingEntry>,
  { parameters, set, overridden, base }: DesignSurroundings,
  context: ReadContext,
  warn: Report,
): readonly DesignPoint[] {
  const vary = keys.get('vary');
  const points = keys.get('points');
  checkKind(keys.get('design')?.value, vary, points, context.report);
  let mistakes = 0;
  const counting: ReadContext = {
    ...context,
    report: (...problem) => {
      mistakes++;
      context.report(...problem);
    },
  };
  const blocks = [
    ...(vary ? readVary(vary.value, parameters, counting) : []),
    ...(points ? readPoints(points.value, parameters, counting) : []),
  ];
  const at = (vary ?? points)?.value;
  if (at === undefined) return [{}];
  reportUselessSet(set, blocks, context.report);
  // Points of a design with mistakes would look like duplicates of each other.
  if (mistakes > 0) return [];
  const size = designSize(blocks);
  if (size > MAX_POINTS) {
    context.report(at, `the design has ${size} points`, `at most ${MAX_POINTS} points`);
    return [];
  }
  const all = expandDesign(blocks, base, duplicateReporter(blocks, context.report));
  const fixed = overridden.filter(({ parameter: { name } }) => blocks.some((block) => varies(block, name)));
  if (fixed.length === 0) return all;
  const names = new Set(fixed.map(({ parameter }) => parameter.name));
  const rest = blocks.map((block) => ({ ...block, axes: block.axes.filter(({ name }) => !names.has(name)) }));
  const merged = expandDesign(rest, base, () => {});
  for (const { parameter, value } of fixed) {
    const message = `${parameter.name} varies in the file and is fixed here: the design goes from ${all.length} to ${merged.length} points`;
    warn(value, message, 'a parameter that does not vary, or fewer points');
  }
  return merged;
}

function checkKind(
  node: SpecNode | undefined,
  vary: MappingEntry | undefined,
  points: MappingEntry | undefined,
  report: Report,
): void {
  if (vary && points) report(points.keyAt, 'points and vary are both given', 'vary (factorial) or points (list)');
  if (node === undefined) return;
  const kind = node.kind === 'scalar' ? node.text : '';
  if (LATER_DESIGNS.includes(kind)) {
    report(node, `design ${kind} is not in this version, which has factorial and list`, 'factorial or list');
  } else if (!DESIGNS.includes(kind)) {
    report(
      node,
      `design is ${describeNode(node)}`,
      'factorial or list',
      nearestName(kind, [...DESIGNS, ...LATER_DESIGNS]),
    );
  } else if (kind === 'list' && !points) {
    report(node, 'design is list, but there are no points', 'points: a list of mappings or a CSV file');
  } else if (kind === 'factorial' && points && !vary) {
    report(node, 'design is factorial, but points are given', 'design: list, or vary in place of points');
  }
}

/** `set` serves the blocks that do not vary the parameter; where all do, it would be ignored silently. */
function reportUselessSet(set: readonly Assignment[], blocks: readonly DesignBlock[], report: Report): void {
  for (const { parameter, keyAt } of set) {
    if (blocks.length === 0 || !blocks.every((block) => varies(block, parameter.name))) continue;
    report(keyAt, `${parameter.name} is both set and varied`, 'a parameter in set, or in vary or points, not in both');
  }
}

function varies({ axes }: DesignBlock, parameter: string): boolean {
  return axes.some(({ name }) => name === parameter);
}

function duplicateReporter(blocks: readonly DesignBlock[], report: Report) {
  const told = new Set<string>();
  return (point: DesignPoint, block: number, earlier: number): void => {
    const pair = `${earlier} ${block}`;
    if (told.has(pair)) return;
    told.add(pair);
    const { at } = blocks[block];
    const first = blocks[earlier].at;
    const values = Object.entries(point).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    const message = `the point ${values.join(' ')} is given twice, first at ${first.line}:${first.column}`;
    report(at, message, 'each point once');
  };
}
