import type { Parameter, ParameterValue, ParameterValues } from '../../models/parameter.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { SampledDesign } from './design/design.ts';
import type { SpecNode } from './document/specNode.ts';
import type { DesignPoint, Experiment } from './experiment.ts';
import { type Assignment, flattenAssignments } from './flattenAssignments.ts';
import { readAssignments } from './readAssignments.ts';
import type { ReadContext } from './readContext.ts';

/**
 * Which points the figure shows: those whose parameters have all the values given. A selection that no point meets is
 * reported. What the command line fixes selects nothing any more and is left out.
 */
export function readFigure(
  node: SpecNode | undefined,
  parameters: ReadonlyMap<string, Parameter>,
  overridden: readonly Assignment[],
  base: ParameterValues,
  { design, points }: Pick<Experiment, 'design' | 'points'>,
  context: ReadContext,
): Experiment['figure'] {
  if (node === undefined) return null;
  const assignments = flattenAssignments(node, parameters, 'figure', context.report);
  const fixed = new Set(overridden.map(({ parameter }) => parameter.name));
  const all = readAssignments(assignments, context);
  const selection: Record<string, ParameterValue> = {};
  for (const [name, value] of Object.entries(all)) if (!fixed.has(name)) selection[name] = value;
  const wanted = Object.entries(selection).map(([name, value]) => [name, canonicalJson(value)] as const);
  const meets = (point: DesignPoint) =>
    wanted.every(([name, value]) => canonicalJson(point[name] ?? base[name]) === value);
  const isComplete = Object.keys(all).length === assignments.length;
  // Without points the design itself has been reported.
  const isMet = 'inputs' in design ? meetsLists(wanted, design, base) : points.length === 0 || points.some(meets);
  if (isComplete && !isMet) {
    context.report(
      node,
      'figure: no point of the design has these values',
      'values that a point of vary or points has; sampled parameters have none to name',
    );
  }
  return selection;
}

/** Whether a sampled design, of which only the listed values are known, has points with these values. */
function meetsLists(
  wanted: readonly (readonly [name: string, value: string])[],
  { inputs, crossed }: SampledDesign,
  base: ParameterValues,
): boolean {
  return wanted.every(([name, value]) => {
    if (inputs.some((input) => input.name === name)) return false;
    const values = crossed.find((axis) => axis.name === name)?.values ?? [base[name]];
    return values.some((one) => canonicalJson(one) === value);
  });
}
