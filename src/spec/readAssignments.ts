import type { ParameterValue } from '../../models/parameter.ts';
import type { Assignment } from './flattenAssignments.ts';
import type { ReadContext } from './readContext.ts';
import { readValue } from './values/readValue.ts';

/** The values of assignments by parameter name, in their order; those with mistakes are reported and left out. */
export function readAssignments(
  assignments: readonly Assignment[],
  context: ReadContext,
): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = {};
  for (const { parameter, value: node } of assignments) {
    const value = readValue(node, parameter, context);
    if (value !== undefined) values[parameter.name] = value;
  }
  return values;
}
