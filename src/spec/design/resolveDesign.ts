import type { Parameter, ParameterValues } from '../../../models/parameter.ts';
import type { Report } from '../document/problem.ts';
import type { MappingEntry, SpecNode } from '../document/specNode.ts';
import type { DesignPoint } from '../experiment.ts';
import { DESIGN_OPTIONS, type ExperimentKey } from '../experimentKeys.ts';
import type { Assignment } from '../flattenAssignments.ts';
import type { ReadContext } from '../readContext.ts';
import type { Design } from './design.ts';
import type { DesignBlock } from './designBlock.ts';
import { isSampled, RIGID_METHODS } from './designMethods.ts';
import { designSize, expandDesign } from './expandDesign.ts';
import { readConstraints } from './readConstraints.ts';
import { readPoints, readVary } from './readDesign.ts';
import { checkOptions, readMethod } from './readMethod.ts';
import { MAX_POINTS, readSampledDesign } from './readSampledDesign.ts';

/** What a design depends on besides its own keys. */
export interface DesignSurroundings {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly set: readonly Assignment[];
  /** What `--set` fixes. */
  readonly overridden: readonly Assignment[];
  readonly base: ParameterValues;
  /** Keys of the experiment that the command line gives. */
  readonly settings: ReadonlyMap<string, SpecNode>;
  /** Root seed of the experiment. */
  readonly seed: string;
}

/** A design with the points that the file itself tells. */
export interface ResolvedDesign {
  readonly design: Design;
  /** Empty where the plan draws them, and after mistakes. */
  readonly points: readonly DesignPoint[];
}

/**
 * What `design`, `vary`, `points`, `constraints` and the keys of the design mean. A parameter that the command line
 * fixes leaves the design, with a warning. Mistakes are reported.
 */
export function resolveDesign(
  keys: ReadonlyMap<ExperimentKey, MappingEntry>,
  surroundings: DesignSurroundings,
  context: ReadContext,
  warn: Report,
): ResolvedDesign {
  const { parameters, set, settings } = surroundings;
  const { report } = context;
  const vary = keys.get('vary');
  const designNode = keys.get('design')?.value;
  const kind = readMethod(designNode, vary, keys.get('points'), report);
  // What varies would be read as what it is not.
  if (kind === undefined) return { points: [], design: { method: 'factorial', constraints: [] } };
  const options = new Map([...keys].map(([key, { value }]) => [key, value]));
  for (const key of DESIGN_OPTIONS) {
    const setting = settings.get(key);
    if (setting) options.set(key, setting);
  }
  checkOptions(kind, options, keys, report);
  const constraintsNode = keys.get('constraints')?.value;
  const constraints = constraintsNode ? readConstraints(constraintsNode, parameters, report) : [];
  if (constraintsNode && RIGID_METHODS.some((method) => method === kind)) {
    const message = `design ${kind} takes no constraints: its analysis needs every point`;
    report(
      constraintsNode,
      message,
      'random, latinHypercube, sobol, factorial or list, or distributions that need none',
    );
  }
  if (!isSampled(kind) || designNode === undefined) {
    const points = listPoints(keys, surroundings, context, warn);
    return { points, design: { method: keys.has('points') ? 'list' : 'factorial', constraints } };
  }
  const source = { method: kind, at: designNode, vary, options, ...surroundings };
  const design = readSampledDesign(source, context, warn);
  if (design === undefined) return { points: [], design: { method: 'list', constraints } };
  reportUselessSet(set, [{ axes: [...design.inputs, ...design.crossed] }], report);
  return { points: [], design: { ...design, constraints } };
}

/** Design points of `vary` and `points`; one empty point where nothing varies; none after mistakes. */
function listPoints(
  keys: ReadonlyMap<ExperimentKey, MappingEntry>,
  { parameters, set, overridden, base }: DesignSurroundings,
  context: ReadContext,
  warn: Report,
): readonly DesignPoint[] {
  const vary = keys.get('vary');
  const points = keys.get('points');
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

/** `set` serves the blocks that do not vary the parameter; where all do, it would be ignored silently. */
function reportUselessSet(set: readonly Assignment[], blocks: readonly Varying[], report: Report): void {
  for (const { parameter, keyAt } of set) {
    if (blocks.length === 0 || !blocks.every((block) => varies(block, parameter.name))) continue;
    report(keyAt, `${parameter.name} is both set and varied`, 'a parameter in set, or in vary or points, not in both');
  }
}

/** Something with named dimensions. */
interface Varying {
  readonly axes: readonly { readonly name: string }[];
}

function varies({ axes }: Varying, parameter: string): boolean {
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
