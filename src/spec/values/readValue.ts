import type { Parameter, ParameterValue } from '../../../models/parameter.ts';
import type { SpecNode } from '../document/specNode.ts';
import type { ReadContext } from '../readContext.ts';
import { readScalar } from './readScalar.ts';
import { readSeries } from './readSeries.ts';
import { readTable } from './readTable.ts';

/**
 * The value of a parameter, converted to the parameter's kind and checked against its range; undefined after the
 * mistakes have been reported.
 */
export function readValue(node: SpecNode, parameter: Parameter, context: ReadContext): ParameterValue | undefined {
  if (parameter.kind === 'series') return readSeries(node, parameter, context);
  if (parameter.kind === 'table') return readTable(node, parameter, context);
  return readScalar(node, parameter, context);
}
