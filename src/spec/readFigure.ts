import type { Parameter, ParameterValue, ParameterValues } from '../../models/parameter.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { DesignPoint, Experiment } from './experiment.ts';
import { type Assignment, flattenAssignments } from './flattenAssignments.ts';
import { readAssignments } from './readAssignments.ts';
import type { ReadContext } from './readContext.ts';
import type { SpecNode } from './specNode.ts';

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
  const complete = Object.keys(all).length === assignments.length;
  const sampled = 'inputs' in design ? design.inputs.map(({ name }) => name) : [];
  for (const { parameter, keyAt } of assignments) {
    if (!sampled.includes(parameter.name)) continue;
    const message = `figure: ${parameter.name} is sampled, and no point need have this value`;
    context.report(keyAt, message, 'parameters that the design lists; a sampled design has no figure of some points');
  }
  // Points are missing where the design is sampled or has been reported.
  if (complete && points.length > 0 && !points.some(meets)) {
    context.report(
      node,
      'figure: no point of the design has these values',
      'values that a point of vary or points has',
    );
  }
  return selection;
}
