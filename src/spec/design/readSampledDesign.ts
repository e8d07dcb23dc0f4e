import type { Parameter } from '../../../models/parameter.ts';
import { describeNode } from '../document/describeNode.ts';
import type { Position, Report } from '../document/problem.ts';
import type { MappingEntry, SpecNode } from '../document/specNode.ts';
import { EXPERIMENT_KEYS, type ExperimentKey } from '../experimentKeys.ts';
import { type Assignment, flattenAssignments } from '../flattenAssignments.ts';
import type { ReadContext } from '../readContext.ts';
import { readWhole } from '../values/readWhole.ts';
import { START_DATE } from '../values/startDate.ts';
import type { DesignInput, SampledDesign } from './design.ts';
import { readAxis } from './readDesign.ts';
import { isWhole, readDistribution } from './readDistribution.ts';

type Method = SampledDesign['method'];

/** As many as there are direction numbers for; Saltelli's design takes two for a parameter. */
export const MAX_DIMENSIONS = 160;
/** Above this a design does not fit in memory. */
export const MAX_POINTS = EXPERIMENT_KEYS.samples.form.max;
/** Setting apart takes seconds for these, and time that grows with the square beyond. */
export const MAX_MAXIMIN = 2000;
const VARY_FORM = 'a mapping from parameters to distributions and lists, for example a.b: uniform(1, 3)';

/** What a sampled design depends on. */
export interface SampledDesignSource {
  readonly method: Method;
  /** At the value of `design`. */
  readonly at: Position;
  readonly vary: MappingEntry | undefined;
  /** Values of the experiment's keys. */
  readonly options: ReadonlyMap<ExperimentKey, SpecNode>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** What the command line fixes leaves the design. */
  readonly overridden: readonly Assignment[];
  readonly seed: string;
}

/** A design whose points are drawn by the plan; undefined after mistakes, which are reported. */
export function readSampledDesign(
  source: SampledDesignSource,
  context: ReadContext,
  warn: Report,
): SampledDesign | undefined {
  const { report } = context;
  const { method, at, vary } = source;
  const countKey = method === 'morris' ? 'trajectories' : 'samples';
  const countNode = source.options.get(countKey);
  if (countNode === undefined)
    report(at, `design ${method} needs ${countKey}`, `a number, for example ${countKey}: 64`);
  const count = countNode && readWhole(countNode, countKey, EXPERIMENT_KEYS[countKey].form, report);
  if (vary === undefined) {
    if (!source.options.has('points')) {
      report(at, `design is ${method}, but nothing varies`, `vary: ${VARY_FORM}`);
    }
    return undefined;
  }
  const dimensions = readDimensions(source, vary.value, context, warn);
  if (count === undefined || dimensions === undefined || countNode === undefined) return undefined;
  const design = withOptions(source, count, dimensions, report);
  checkDesign(design, source, countNode, vary.value, report);
  const isSobol = design.method === 'sobol' || design.method === 'saltelli';
  if (isSobol && (count & (count - 1)) !== 0) {
    warn(countNode, `samples is ${count}: Sobol' points are balanced for powers of two`, 'samples such as 64 or 1024');
  }
  return design;
}

/** What varies: parameters with distributions, and those with lists. */
type Dimensions = Pick<SampledDesign, 'inputs' | 'crossed'>;

function readDimensions(
  { method, parameters, overridden }: SampledDesignSource,
  node: SpecNode,
  context: ReadContext,
  warn: Report,
): Dimensions | undefined {
  if (node.kind !== 'mapping' || node.entries.length === 0) {
    const what = node.kind === 'mapping' ? 'an empty mapping' : describeNode(node);
    context.report(node, `vary is ${what}, and the design is ${method}`, VARY_FORM);
    return undefined;
  }
  const assignments = flattenAssignments(node, parameters, 'vary', context.report);
  const lists = assignments.filter(({ value }) => value.kind === 'list');
  const crossed = lists.map((assignment) => readAxis(assignment, context));
  const sampled = assignments.filter((assignment) => !lists.includes(assignment));
  const inputs = sampled.map((assignment) => readInput(assignment, context));
  if (assignments.length === 0 || !inputs.every((input) => input !== undefined)) return undefined;
  if (inputs.length === 0) {
    const message = `design is ${method}, but vary has no distribution`;
    context.report(node, message, 'a distribution, for example uniform(1, 3), or design: factorial');
    return undefined;
  }
  const isFixed = ({ name }: { readonly name: string }) => overridden.some(({ parameter }) => parameter.name === name);
  for (const { parameter, value } of overridden) {
    if (![...inputs, ...crossed].some(({ name }) => name === parameter.name)) continue;
    const message = `${parameter.name} varies in the file and is fixed here: the design loses a dimension`;
    warn(value, message, 'a parameter that does not vary');
  }
  if (inputs.every(isFixed)) {
    const [{ value }] = overridden.filter(({ parameter }) => inputs.some(({ name }) => name === parameter.name));
    context.report(value, 'every sampled parameter is fixed here: nothing is left to sample', 'a design without them');
  }
  return { inputs: inputs.filter((input) => !isFixed(input)), crossed: crossed.filter((axis) => !isFixed(axis)) };
}

function readInput({ parameter, keyAt, value }: Assignment, context: ReadContext): DesignInput | undefined {
  if (parameter.name === START_DATE) {
    context.report(keyAt, `${START_DATE} cannot vary within an experiment`, 'one start date for all points, in set');
    return undefined;
  }
  const distribution = readDistribution(value, parameter, context);
  return distribution && { name: parameter.name, distribution, isWhole: isWhole(parameter) };
}

function withOptions(
  { method, options, seed }: SampledDesignSource,
  count: number,
  varied: Dimensions,
  report: Report,
): SampledDesign {
  const flag = (key: 'maximin' | 'scramble' | 'secondOrder') =>
    readFlag(options.get(key), key, EXPERIMENT_KEYS[key].form.default, report);
  const dimensions = varied.inputs.length;
  if (method === 'random') return { method, samples: count, seed, ...varied };
  if (method === 'latinHypercube') return { method, samples: count, maximin: flag('maximin'), seed, ...varied };
  if (method === 'morris') {
    const levelsNode = options.get('levels');
    const levels = (levelsNode && readWhole(levelsNode, 'levels', EXPERIMENT_KEYS.levels.form, report)) ?? 4;
    if (levelsNode && levels % 2 === 1) report(levelsNode, `levels is ${levels}`, 'an even number, mostly 4');
    return { method, trajectories: count, levels, rowsPerTrajectory: dimensions + 1, seed, ...varied };
  }
  const scramble = flag('scramble');
  const drawn = { scramble, seed: scramble ? seed : null, ...varied };
  if (method === 'sobol') return { method, samples: count, ...drawn };
  const secondOrder = flag('secondOrder');
  const rowsPerSample = (secondOrder ? 2 : 1) * dimensions + 2;
  return { method, samples: count, secondOrder, rowsPerSample, ...drawn };
}

function readFlag(node: SpecNode | undefined, key: string, fallback: boolean, report: Report): boolean {
  if (node === undefined) return fallback;
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  report(node, `${key} is ${describeNode(node)}`, 'true or false');
  return fallback;
}

/** Number of points of a sampled design. */
function sizeOf(design: SampledDesign): number {
  const combinations = design.crossed.reduce((product, { values }) => product * values.length, 1);
  if (design.method === 'morris') return combinations * design.trajectories * design.rowsPerTrajectory;
  return combinations * design.samples * (design.method === 'saltelli' ? design.rowsPerSample : 1);
}

function checkDesign(
  design: SampledDesign,
  { options }: SampledDesignSource,
  count: SpecNode,
  vary: SpecNode,
  report: Report,
): void {
  const { method, inputs } = design;
  const size = sizeOf(design);
  if (size > MAX_POINTS) report(count, `the design has ${size} points`, `at most ${MAX_POINTS} points`);
  const dimensions = inputs.length * (method === 'saltelli' ? 2 : 1);
  if ((method === 'sobol' || method === 'saltelli') && dimensions > MAX_DIMENSIONS) {
    const most = method === 'saltelli' ? MAX_DIMENSIONS / 2 : MAX_DIMENSIONS;
    report(vary, `design ${method} varies ${inputs.length} parameters`, `at most ${most} parameters`);
  }
  if (method === 'latinHypercube' && design.maximin && design.samples > MAX_MAXIMIN) {
    const message = `maximin sets points apart, and there are ${design.samples}`;
    report(options.get('maximin') ?? count, message, `at most ${MAX_MAXIMIN} samples, or no maximin`);
  }
  const meetsEnds = method === 'morris' || ('scramble' in design && !design.scramble);
  const unbounded = inputs.find(({ distribution }) => distribution.kind === 'normal');
  if (meetsEnds && unbounded) {
    const cure = method === 'morris' ? 'truncatedNormal' : 'truncatedNormal, or scramble: true';
    const why = method === 'morris' ? 'has points at the ends' : 'without scrambling begins at the lower ends';
    report(vary, `design ${method} ${why}, where ${unbounded.name} is infinite (normal)`, cure);
  }
}
